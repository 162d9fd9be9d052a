/** The folder of GnuPG and the settings in it; not API. */
@NullMarked
package org.sops4j.pgp.internal.home;

import org.jspecify.annotations.NullMarked;
