/** The document as an immutable, ordered tree in which comments are nodes (format.md section 1). */
@NullMarked
package org.sops4j.tree;

import org.jspecify.annotations.NullMarked;
