/** The binary format; not API. */
@NullMarked
package org.sops4j.internal.format.binary;

import org.jspecify.annotations.NullMarked;
