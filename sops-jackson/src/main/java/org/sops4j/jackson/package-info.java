/** Binding of decrypted documents to records and other classes. */
@NullMarked
package org.sops4j.jackson;

import org.jspecify.annotations.NullMarked;
