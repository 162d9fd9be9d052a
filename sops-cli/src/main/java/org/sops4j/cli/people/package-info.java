/** Who is behind a recipient, as comments and anchors of the configuration say. */
@NullMarked
package org.sops4j.cli.people;

import org.jspecify.annotations.NullMarked;
