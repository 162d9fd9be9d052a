/**
 * What a file says of itself: key groups, selection of values, MAC; readable without any secret
 * (format.md section 5).
 */
@NullMarked
package org.sops4j.metadata;

import org.jspecify.annotations.NullMarked;
