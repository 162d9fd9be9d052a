/** What every file format does; not API. */
@NullMarked
package org.sops4j.internal.format;

import org.jspecify.annotations.NullMarked;
