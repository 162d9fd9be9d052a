/** What recipients and identities are made of; not API. */
@NullMarked
package org.sops4j.age.internal;

import org.jspecify.annotations.NullMarked;
