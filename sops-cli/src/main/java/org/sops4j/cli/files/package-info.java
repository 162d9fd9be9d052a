/** Many files in one run: which files they are, and doing something with each of them. */
@NullMarked
package org.sops4j.cli.files;

import org.jspecify.annotations.NullMarked;
