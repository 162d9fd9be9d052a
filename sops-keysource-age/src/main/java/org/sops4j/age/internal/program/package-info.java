/**
 * Programs that a key source runs: where they are, and what to say if they do not start; not API.
 */
@NullMarked
package org.sops4j.age.internal.program;

import org.jspecify.annotations.NullMarked;
