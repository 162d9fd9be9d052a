/** The help pages. */
@NullMarked
package org.sops4j.cli.help;

import org.jspecify.annotations.NullMarked;
