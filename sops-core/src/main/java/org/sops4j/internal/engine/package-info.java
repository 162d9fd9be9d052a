/** Encrypting and decrypting as a whole; not API. */
@NullMarked
package org.sops4j.internal.engine;

import org.jspecify.annotations.NullMarked;
