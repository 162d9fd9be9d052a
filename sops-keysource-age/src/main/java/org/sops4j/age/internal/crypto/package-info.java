/** The primitives, in the few forms that age uses; not API. */
@NullMarked
package org.sops4j.age.internal.crypto;

import org.jspecify.annotations.NullMarked;
