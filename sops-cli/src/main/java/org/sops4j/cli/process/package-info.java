/** Programs that run in front of the user, and what ends this one. */
@NullMarked
package org.sops4j.cli.process;

import org.jspecify.annotations.NullMarked;
