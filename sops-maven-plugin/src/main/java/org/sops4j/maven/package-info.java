/** The goals of {@code sops-maven-plugin}: decrypt, check and exec. */
@NullMarked
package org.sops4j.maven;

import org.jspecify.annotations.NullMarked;
