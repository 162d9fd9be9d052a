package org.sops4j.age;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.Prompts;
import org.sops4j.testkit.TestContexts;

/** The plugins of {@code src/test/resources/plugins}, which are shell scripts. */
final class TestPlugins {
  static final Path FOLDER = Path.of("src/test/resources/plugins").toAbsolutePath();
  static final String SCRIPT = recipient("script");
  static final String MIRROR = recipient("mirror");
  static final String MIRROR_IDENTITY = identity("mirror");

  private TestPlugins() {}

  static String recipient(String name) {
    return Bech32.encode("age1" + name, new byte[] {1, 2, 3});
  }

  static String identity(String name) {
    return Bech32.encode("age-plugin-" + name + "-", new byte[] {4, 5, 6}).toUpperCase(Locale.ROOT);
  }

  /** A key source that finds the plugins, and the identities given. */
  static KeySource source(Path home, Prompts prompts, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", home.toString());
    environment.put("PATH", FOLDER + ":/usr/bin:/bin");
    environment.putAll(variables);
    KeyContext plain = TestContexts.of(environment, home);
    return new AgeKeySourceProvider()
        .open(TestContexts.of(environment, home, plain.commands(), prompts));
  }
}
