/** Metadata to and from trees; not API. */
@NullMarked
package org.sops4j.internal.metadata;

import org.jspecify.annotations.NullMarked;
