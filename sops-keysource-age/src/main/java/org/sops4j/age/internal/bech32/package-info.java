/** Bech32, the spelling of keys; not API. */
@NullMarked
package org.sops4j.age.internal.bech32;

import org.jspecify.annotations.NullMarked;
