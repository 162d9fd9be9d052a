/** Hybrid post-quantum recipients and identities, ML-KEM-768 with X25519; not API. */
@NullMarked
package org.sops4j.age.internal.hybrid;

import org.jspecify.annotations.NullMarked;
