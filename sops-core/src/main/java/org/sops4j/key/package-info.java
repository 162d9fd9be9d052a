/** Data keys, and what became of the attempts to recover one. */
@NullMarked
package org.sops4j.key;

import org.jspecify.annotations.NullMarked;
