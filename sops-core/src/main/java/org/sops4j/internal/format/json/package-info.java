/** The json format; not API. */
@NullMarked
package org.sops4j.internal.format.json;

import org.jspecify.annotations.NullMarked;
