/** SSH keys as recipients and identities, and the files that hold them; not API. */
@NullMarked
package org.sops4j.age.internal.ssh;

import org.jspecify.annotations.NullMarked;
