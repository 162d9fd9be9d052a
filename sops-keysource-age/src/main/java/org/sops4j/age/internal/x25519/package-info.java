/** Recipients and identities of type X25519; not API. */
@NullMarked
package org.sops4j.age.internal.x25519;

import org.jspecify.annotations.NullMarked;
