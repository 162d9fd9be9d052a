package org.sops4j.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an application names in its settings: found without a line of code. */
class ProviderTest {
  @TempDir Path folder;

  @Test
  void findsTheFilesThatSettingsName() throws IOException {
    settings("sops.config.locations=classpath:secrets.enc.yaml\n");
    try (URLClassLoader application = application()) {
      Config config = config(application);
      assertThat(config.getValue("db.password", String.class)).isEqualTo("correct-horse");
      assertThat(source(config).getOrdinal()).isEqualTo(275);
    }
  }

  @Test
  void takesTheOrdinalAndPaths() throws IOException {
    Path file = folder.resolve("elsewhere").resolve("secrets.enc.yaml");
    Files.createDirectories(file.getParent());
    Files.copy(MicroProfileConfigs.FILE, file);
    settings("sops.config.locations=file:" + file + "\nsops.config.ordinal=90\ndb.host=mine\n");
    try (URLClassLoader application = application()) {
      Config config = config(application);
      assertThat(source(config).getOrdinal()).isEqualTo(90);
      assertThat(config.getValue("db.host", String.class)).isEqualTo("mine");
      assertThat(config.getValue("db.port", String.class)).isEqualTo("5432");
    }
  }

  @Test
  void letsTheLastOfSeveralFilesWin() throws IOException {
    Path own = folder.resolve("own.enc.env");
    Files.write(own, Encrypted.dotenv("db.host=own\n"));
    settings("sops.config.locations=classpath:secrets.enc.yaml," + own + "\n");
    try (URLClassLoader application = application()) {
      assertThat(config(application).getValue("db.host", String.class)).isEqualTo("own");
    }
  }

  @Test
  void leavesOutAnOptionalFileThatIsMissing() throws IOException {
    settings(
        "sops.config.locations=optional:absent.enc.yaml,optional:classpath:absent.yaml,"
            + "optional:classpath:secrets.enc.yaml\n");
    try (URLClassLoader application = application()) {
      assertThat(config(application).getValue("db.password", String.class))
          .isEqualTo("correct-horse");
    }
  }

  @Test
  void complainsOfAFileThatIsMissing() throws IOException {
    settings("sops.config.locations=classpath:absent.enc.yaml\n");
    try (URLClassLoader application = application()) {
      assertThatThrownBy(() -> config(application).getValue("db.host", String.class))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("classpath:absent.enc.yaml");
    }
  }

  @Test
  void doesNothingUnlessAFileIsNamed() throws IOException {
    settings("");
    try (URLClassLoader application = application()) {
      assertThat(config(application).getConfigSources())
          .noneMatch(source -> source instanceof SopsConfigSource);
    }
  }

  @Test
  void keepsTwoApplicationsApart() throws IOException {
    settings("sops.config.locations=classpath:secrets.enc.yaml\n");
    try (URLClassLoader first = application()) {
      settings("sops.config.locations=\n");
      try (URLClassLoader second = application()) {
        settings("sops.config.locations=classpath:secrets.enc.yaml\n");
        assertThat(config(first).getOptionalValue("db.host", String.class)).isPresent();
        settings("");
        assertThat(config(second).getOptionalValue("db.host", String.class)).isEmpty();
      }
    }
  }

  private static Config config(ClassLoader application) {
    return ConfigProviderResolver.instance()
        .getBuilder()
        .forClassLoader(application)
        .addDefaultSources()
        .addDiscoveredSources()
        .build();
  }

  private static ConfigSource source(Config config) {
    for (ConfigSource source : config.getConfigSources()) {
      if (source instanceof SopsConfigSource) {
        return source;
      }
    }
    throw new AssertionError("there is no such source");
  }

  /** Writes the settings that the class loader of the application has. */
  private void settings(String text) throws IOException {
    Path file = folder.resolve("META-INF").resolve("microprofile-config.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "sops.age.key-file=" + MicroProfileConfigs.KEY_FILE + "\n" + text);
  }

  private URLClassLoader application() throws IOException {
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
  }
}
