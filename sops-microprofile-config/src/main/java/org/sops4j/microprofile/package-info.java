/** Encrypted files as a source of MicroProfile configuration. */
@NullMarked
package org.sops4j.microprofile;

import org.jspecify.annotations.NullMarked;
