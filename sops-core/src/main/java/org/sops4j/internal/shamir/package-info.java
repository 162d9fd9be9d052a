/** Secret sharing over GF(256); not API. */
@NullMarked
package org.sops4j.internal.shamir;

import org.jspecify.annotations.NullMarked;
