/**
 * Text helpers shared by the formats: numbers, times, quoting as the reference prints them; not
 * API.
 */
@NullMarked
package org.sops4j.internal.text;

import org.jspecify.annotations.NullMarked;
