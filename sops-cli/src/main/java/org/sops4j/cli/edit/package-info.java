/** The editor of {@code sops edit}, and what it is shown. */
@NullMarked
package org.sops4j.cli.edit;

import org.jspecify.annotations.NullMarked;
