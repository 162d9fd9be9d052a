/** What all parts of this module share; not API. */
@NullMarked
package org.sops4j.pgp.internal;

import org.jspecify.annotations.NullMarked;
