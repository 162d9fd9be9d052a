/** Reading .sops.yaml; not API. */
@NullMarked
package org.sops4j.internal.config;

import org.jspecify.annotations.NullMarked;
