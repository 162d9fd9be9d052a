package org.sops4j.spring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts applications whose private key is that of the examples. */
final class Applications {
  static final Path KEY_FILE = Path.of("..", "examples", "key.txt").toAbsolutePath().normalize();

  private Applications() {}

  static SpringApplication plain() {
    SpringApplication application = new SpringApplication(DemoApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return application;
  }

  static ConfigurableApplicationContext run(SpringApplication application, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off"));
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return application.run(arguments.toArray(String[]::new));
  }

  /** Starts an application that knows the private key. */
  static ConfigurableApplicationContext run(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("sops.age.key-file=" + KEY_FILE);
    return run(plain(), all.toArray(String[]::new));
  }
}
