package org.sops4j.microprofile;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.sops4j.Sops;

/** Configurations as SmallRye, and so Quarkus, makes them. */
final class MicroProfileConfigs {
  static final Path FILE = Path.of("src", "test", "resources", "secrets.enc.yaml");
  static final Path KEY_FILE = Path.of("..", "examples", "key.txt").toAbsolutePath().normalize();

  private MicroProfileConfigs() {}

  static Sops sops() {
    return Sops.builder().variable("SOPS_AGE_KEY_FILE", KEY_FILE.toString()).build();
  }

  /** One whose use shows: nothing can be decrypted. */
  static Sops withoutKeys(Path home) {
    return Sops.builder().environment(Map.of("HOME", home.toString())).build();
  }

  static SmallRyeConfig with(ConfigSource... sources) {
    return new SmallRyeConfigBuilder().addDefaultInterceptors().withSources(sources).build();
  }
}
