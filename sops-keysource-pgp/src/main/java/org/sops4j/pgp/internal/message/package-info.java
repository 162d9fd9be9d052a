/** Encrypting to one key and decrypting with one key; not API. */
@NullMarked
package org.sops4j.pgp.internal.message;

import org.jspecify.annotations.NullMarked;
