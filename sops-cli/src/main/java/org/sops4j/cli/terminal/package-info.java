/** Asking the person at the terminal, past standard input and output. */
@NullMarked
package org.sops4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
