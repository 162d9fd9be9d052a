package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;

/** Whoever asks where a setting comes from is told the line of the encrypted file. */
class OriginTest {
  @Test
  void tellsTheLineOfASetting() {
    assertThat(origin("app.host", "classpath:config/secrets.enc.yaml"))
        .contains("config/secrets.enc.yaml")
        .endsWith(" - 4:1");
    assertThat(origin("app.hosts[1]", "classpath:config/secrets.enc.yaml")).endsWith(" - 10:1");
    assertThat(origin("APP_PASSWORD", "classpath:settings.enc.env")).endsWith(" - 1:1");
  }

  @Test
  void tellsTheLineInTheSecondDocument() {
    assertThat(origin("spring.config.activate.on-profile", "classpath:documents.enc.yaml"))
        .endsWith(" - 23:1");
  }

  private static String origin(String name, String location) {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:" + location, "spring.profiles.active=prod")) {
      for (PropertySource<?> source : context.getEnvironment().getPropertySources()) {
        if (source.getName().startsWith("sops: ") && source.containsProperty(name)) {
          assertThat(source.toString()).doesNotContain("horse").doesNotContain("document,");
          return String.valueOf(OriginLookup.getOrigin(source, name));
        }
      }
    }
    return "";
  }
}
