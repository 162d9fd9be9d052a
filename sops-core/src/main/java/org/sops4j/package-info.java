/** Reads and writes SOPS files: start at {@code Sops}. */
@NullMarked
package org.sops4j;

import org.jspecify.annotations.NullMarked;
