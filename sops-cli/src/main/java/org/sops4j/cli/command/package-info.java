/** The commands, one class each, and what they share. */
@NullMarked
package org.sops4j.cli.command;

import org.jspecify.annotations.NullMarked;
