/** The dotenv format; not API. */
@NullMarked
package org.sops4j.internal.format.dotenv;

import org.jspecify.annotations.NullMarked;
