/** The program gpg; not API. */
@NullMarked
package org.sops4j.pgp.internal.program;

import org.jspecify.annotations.NullMarked;
