/**
 * Public keys: the files they are in, whether they are valid, and which is for encrypting; not API.
 */
@NullMarked
package org.sops4j.pgp.internal.ring;

import org.jspecify.annotations.NullMarked;
