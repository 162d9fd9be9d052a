/**
 * The program git: its configuration, hooks, attributes and objects, and its protocol for filters.
 */
@NullMarked
package org.sops4j.cli.git;

import org.jspecify.annotations.NullMarked;
