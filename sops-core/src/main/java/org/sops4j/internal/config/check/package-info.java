/** What is wrong in a configuration file without being an error of its reader. */
@NullMarked
package org.sops4j.internal.config.check;

import org.jspecify.annotations.NullMarked;
