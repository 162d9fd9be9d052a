/**
 * Encrypted files as configuration of Spring Boot: {@code
 * spring.config.import=sops:classpath:secrets.enc.yaml}.
 */
@NullMarked
package org.sops4j.spring;

import org.jspecify.annotations.NullMarked;
