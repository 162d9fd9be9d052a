/** Text as the reference reads and prints it; not API. */
@NullMarked
package org.sops4j.age.internal.text;

import org.jspecify.annotations.NullMarked;
