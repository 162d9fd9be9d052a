/** Three-way merges of trees, metadata and lines; knows no keys and no formats; not API. */
@NullMarked
package org.sops4j.internal.merge;

import org.jspecify.annotations.NullMarked;
