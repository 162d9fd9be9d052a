/** What a key source provides and is given; for authors of key sources. */
@NullMarked
package org.sops4j.spi;

import org.jspecify.annotations.NullMarked;
