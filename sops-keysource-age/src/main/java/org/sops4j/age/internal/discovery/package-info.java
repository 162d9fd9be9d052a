/** Where identities are looked for; not API. */
@NullMarked
package org.sops4j.age.internal.discovery;

import org.jspecify.annotations.NullMarked;
