/** What a shell offers while a command line is typed (cli.md section 1.14). */
@NullMarked
package org.sops4j.cli.completion;

import org.jspecify.annotations.NullMarked;
