/** The program {@code sops}: start at {@code Main} and {@code Cli}. */
@NullMarked
package org.sops4j.cli;

import org.jspecify.annotations.NullMarked;
