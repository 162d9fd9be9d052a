/** Value cipher, ENC text and MAC; not API. */
@NullMarked
package org.sops4j.internal.cipher;

import org.jspecify.annotations.NullMarked;
