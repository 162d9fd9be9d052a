/** Ways to put text that the reference has: quotes and word wrap. */
@NullMarked
package org.sops4j.cli.text;

import org.jspecify.annotations.NullMarked;
