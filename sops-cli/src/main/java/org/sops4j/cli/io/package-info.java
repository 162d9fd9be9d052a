/** Reading input and writing results, with the words of the reference for what goes wrong. */
@NullMarked
package org.sops4j.cli.io;

import org.jspecify.annotations.NullMarked;
