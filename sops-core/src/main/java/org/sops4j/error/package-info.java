/** Every failure as one unchecked exception with a code and data. */
@NullMarked
package org.sops4j.error;

import org.jspecify.annotations.NullMarked;
