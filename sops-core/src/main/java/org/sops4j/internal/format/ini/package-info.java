/** The ini format; not API. */
@NullMarked
package org.sops4j.internal.format.ini;

import org.jspecify.annotations.NullMarked;
