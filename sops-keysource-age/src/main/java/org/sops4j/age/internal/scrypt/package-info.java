/** Files that are encrypted with a passphrase; not API. */
@NullMarked
package org.sops4j.age.internal.scrypt;

import org.jspecify.annotations.NullMarked;
