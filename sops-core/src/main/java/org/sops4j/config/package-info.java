/** The configuration file .sops.yaml as records (cli.md section 4). */
@NullMarked
package org.sops4j.config;

import org.jspecify.annotations.NullMarked;
