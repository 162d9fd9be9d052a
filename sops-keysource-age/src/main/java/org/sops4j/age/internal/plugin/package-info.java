/** Plugins: programs that know further kinds of recipients and identities; not API. */
@NullMarked
package org.sops4j.age.internal.plugin;

import org.jspecify.annotations.NullMarked;
