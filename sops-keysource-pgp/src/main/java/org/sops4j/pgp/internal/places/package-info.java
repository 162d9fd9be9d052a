/** Where keys are looked for, and in which order; not API. */
@NullMarked
package org.sops4j.pgp.internal.places;

import org.jspecify.annotations.NullMarked;
