package org.sops4j.spring;

import org.sops4j.FrameworkSettings;
import org.sops4j.Sops;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Provides a {@link Sops} with the settings of the application, and keeps what was decrypted out of
 * the endpoints of the actuator.
 */
@AutoConfiguration
public class SopsAutoConfiguration {
  /** Makes the configuration; for Spring. */
  public SopsAutoConfiguration() {}

  /**
   * Makes the way into the library, for applications that decrypt more than their settings.
   *
   * @param environment has the settings
   * @return an instance that finds private keys as the imports do
   */
  @Bean
  @ConditionalOnMissingBean
  public Sops sops(Environment environment) {
    return FrameworkSettings.apply(Sops.builder(), environment::getProperty).build();
  }

  /** Only where there is an actuator. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SanitizingFunction.class)
  static class Actuator {
    /**
     * Masks what was decrypted, whatever the endpoints are told to show.
     *
     * @param environment has the sources of all settings
     * @return the function
     */
    @Bean
    SanitizingFunction sopsSanitizingFunction(ConfigurableEnvironment environment) {
      return new DecryptedValueMask(environment);
    }
  }
}
