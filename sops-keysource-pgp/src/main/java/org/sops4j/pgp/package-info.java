/** OpenPGP keys as a key source, with key rings read in Java and the program gpg for the rest. */
@NullMarked
package org.sops4j.pgp;

import org.jspecify.annotations.NullMarked;
