/** The age v1 file: armor, header and payload; not API. */
@NullMarked
package org.sops4j.age.internal.format;

import org.jspecify.annotations.NullMarked;
