/** Private keys as gpg-agent keeps them; not API. */
@NullMarked
package org.sops4j.pgp.internal.secret;

import org.jspecify.annotations.NullMarked;
