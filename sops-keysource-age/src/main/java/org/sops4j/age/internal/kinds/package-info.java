/** The kinds of recipients and identities, told apart by how they begin; not API. */
@NullMarked
package org.sops4j.age.internal.kinds;

import org.jspecify.annotations.NullMarked;
