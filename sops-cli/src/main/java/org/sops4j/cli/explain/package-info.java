/** What {@code sops explain} found out, and how it is told. */
@NullMarked
package org.sops4j.cli.explain;

import org.jspecify.annotations.NullMarked;
