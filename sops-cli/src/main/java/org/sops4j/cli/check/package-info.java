/** What {@code sops check} prints: for people, and for the programs that collect such reports. */
@NullMarked
package org.sops4j.cli.check;

import org.jspecify.annotations.NullMarked;
