/** Files of identities, plain and protected with a passphrase; not API. */
@NullMarked
package org.sops4j.age.internal.identityfile;

import org.jspecify.annotations.NullMarked;
