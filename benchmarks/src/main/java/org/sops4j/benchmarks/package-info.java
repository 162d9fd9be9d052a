/** JMH benchmarks of whole files. */
@NullMarked
package org.sops4j.benchmarks;

import org.jspecify.annotations.NullMarked;
