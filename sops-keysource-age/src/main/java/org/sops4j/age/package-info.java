/** The age key source: recipients, identities, and the source that uses them. */
@NullMarked
package org.sops4j.age;

import org.jspecify.annotations.NullMarked;
