/**
 * Checks a repository of secrets without any key: what ought to be encrypted and is not, what
 * differs from its creation rule, what is damaged. Stands above the facade and is used by the
 * command line and by build tools.
 */
@NullMarked
package org.sops4j.check;

import org.jspecify.annotations.NullMarked;
