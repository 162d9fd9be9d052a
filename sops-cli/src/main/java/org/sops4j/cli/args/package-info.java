/** The flag grammar of the reference (cli.md section 1.1). */
@NullMarked
package org.sops4j.cli.args;

import org.jspecify.annotations.NullMarked;
