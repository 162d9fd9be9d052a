/** The yaml format; not API. */
@NullMarked
package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.NullMarked;
