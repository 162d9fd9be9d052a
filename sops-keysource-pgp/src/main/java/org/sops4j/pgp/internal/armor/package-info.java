/** OpenPGP messages as text; not API. */
@NullMarked
package org.sops4j.pgp.internal.armor;

import org.jspecify.annotations.NullMarked;
