/** The walk over all leaves that encrypting, decrypting and the MAC share; not API. */
@NullMarked
package org.sops4j.internal.walk;

import org.jspecify.annotations.NullMarked;
