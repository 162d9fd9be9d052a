/** Everything that is said on standard error: log lines, reports, word wrap. */
@NullMarked
package org.sops4j.cli.log;

import org.jspecify.annotations.NullMarked;
