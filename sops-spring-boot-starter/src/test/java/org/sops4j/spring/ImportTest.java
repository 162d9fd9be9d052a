package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.Sops;
import org.sops4j.tree.Format;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Encrypted files of a real SOPS as settings of an application. */
class ImportTest {
  private static final Path FILES = Path.of("src", "test", "resources");

  @TempDir Path folder;

  @Test
  void bindsAnEncryptedFileOfTheClassPath() {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:classpath:config/secrets.enc.yaml")) {
      DemoApplication.App app = context.getBean(DemoApplication.App.class);
      assertThat(app.host()).isEqualTo("db.example.org");
      assertThat(app.port()).isEqualTo(5432);
      assertThat(app.password()).isEqualTo("correct-horse");
      assertThat(app.hosts()).containsExactly("one", "two");
      assertThat(app.enabled()).isTrue();
    }
  }

  @Test
  void importsFromTheFileSystem() {
    assertThat(setting("app.password", file("config/secrets.enc.yaml"))).isEqualTo("correct-horse");
    assertThat(setting("app.password", FILES.resolve("config/secrets.enc.yaml").toString()))
        .isEqualTo("correct-horse");
  }

  @Test
  void importsWhatLiesBesideTheFileWithTheImport() {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.location=classpath:config/relative.yaml")) {
      assertThat(context.getBean(DemoApplication.App.class).url())
          .isEqualTo("jdbc:db.example.org:correct-horse");
    }
  }

  @Test
  void importsWhatAnEncryptedFileImports() {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:classpath:nested.enc.yaml")) {
      Environment environment = context.getEnvironment();
      assertThat(environment.getProperty("app.user")).isEqualTo("nested");
      assertThat(environment.getProperty("app.password")).isEqualTo("correct-horse");
    }
  }

  @Test
  void prefersTheFileOfAnActiveProfile() {
    try (ConfigurableApplicationContext context =
        Applications.run(
            "spring.config.import=sops:classpath:config/secrets.enc.yaml",
            "spring.profiles.active=prod,other")) {
      Environment environment = context.getEnvironment();
      assertThat(environment.getProperty("app.password")).isEqualTo("battery-staple");
      assertThat(environment.getProperty("app.host")).isEqualTo("db.example.org");
    }
  }

  @Test
  void activatesDocumentsOfAFileByProfile() {
    String documents = "classpath:documents.enc.yaml";
    assertThat(setting("app.password", documents)).isEqualTo("first-document");
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:" + documents, "spring.profiles.active=prod")) {
      Environment environment = context.getEnvironment();
      assertThat(environment.getProperty("app.password")).isEqualTo("second-document");
      assertThat(environment.getProperty("app.user")).isEqualTo("root");
    }
  }

  @Test
  void mapsEveryFormat() {
    assertThat(setting("app.password", file("settings.enc.json"))).isEqualTo("from-json");
    assertThat(setting("more[1].name", file("settings.enc.json"))).isEqualTo("b");
    assertThat(setting("app.password", file("settings.enc.env"))).isEqualTo("from-dotenv");
    assertThat(setting("app.password", file("settings.enc.ini"))).isEqualTo("from-ini");
    assertThat(setting("plain", file("settings.enc.ini"))).isEqualTo("in-no-section");
    assertThat(setting("app.password", file("legacy.enc.properties"))).isEqualTo("from-properties");
    assertThat(setting("tls.key", file("tls.key.enc")))
        .isEqualTo("-----BEGIN KEY-----\nfrom-binary\n");
  }

  @Test
  void bindsVariablesOfADotenvFileAsThoseOfTheEnvironment() {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:" + file("settings.enc.env"))) {
      DemoApplication.App app = context.getBean(DemoApplication.App.class);
      assertThat(app.password()).isEqualTo("from-dotenv");
      assertThat(app.hosts()).containsExactly("zero");
    }
  }

  @Test
  void givesBytesThatAreNoText() {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:" + file("keystore.p12.enc"))) {
      assertThat(context.getEnvironment().getProperty("keystore.p12", byte[].class))
          .containsExactly(0xff, 0xfe, 0);
    }
  }

  @Test
  void takesTheFormatInBracketsForAFileWithoutExtension() {
    assertThat(setting("app.password", file("config/unnamed[.yaml]"))).isEqualTo("correct-horse");
  }

  @Test
  void startsWithoutAnOptionalFile() {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=optional:sops:classpath:absent.enc.yaml")) {
      assertThat(context.getEnvironment().getProperty("app.password")).isNull();
    }
  }

  @Test
  void doesNotStartWithoutAFileThatIsDemanded() {
    assertThatThrownBy(() -> Applications.run("spring.config.import=sops:classpath:absent.yaml"))
        .isInstanceOf(ConfigDataNotFoundException.class)
        .hasMessageContaining("absent.yaml");
    assertThatThrownBy(() -> Applications.run("spring.config.import=sops:classpath:config/"))
        .isInstanceOf(ConfigDataNotFoundException.class)
        .hasMessageContaining("names no file");
  }

  @Test
  void decryptsNothingWhereItIsSwitchedOff() {
    try (ConfigurableApplicationContext context =
        Applications.run(
            Applications.plain(),
            "spring.config.import=sops:classpath:config/secrets.enc.yaml",
            "sops.enabled=false")) {
      assertThat(context.getEnvironment().getProperty("app.password")).isNull();
    }
  }

  @Test
  void usesWhatTheApplicationProvides() {
    Sops own =
        Sops.builder().variable("SOPS_AGE_KEY_FILE", Applications.KEY_FILE.toString()).build();
    SpringApplication application = Applications.plain();
    application.addBootstrapRegistryInitializer(
        registry -> registry.register(Sops.class, any -> own));
    try (ConfigurableApplicationContext context =
        Applications.run(
            application, "spring.config.import=sops:classpath:config/secrets.enc.yaml")) {
      assertThat(context.getEnvironment().getProperty("app.password")).isEqualTo("correct-horse");
    }
  }

  @Test
  void providesTheLibraryWithTheSameKeys() throws IOException {
    try (ConfigurableApplicationContext context = Applications.run()) {
      Sops sops = context.getBean(Sops.class);
      byte[] file = Files.readAllBytes(FILES.resolve("settings.enc.json"));
      assertThat(new String(sops.decrypt(file, Format.JSON).toBytes(), StandardCharsets.UTF_8))
          .contains("from-json");
    }
  }

  @Test
  void readsAFileAnewAtEachStart() throws IOException {
    Path file = folder.resolve("secrets.enc.yaml");
    Files.copy(FILES.resolve("config/secrets.enc.yaml"), file);
    assertThat(setting("app.password", "file:" + file)).isEqualTo("correct-horse");
    Files.delete(file);
    Files.copy(FILES.resolve("config/secrets-prod.enc.yaml"), file);
    assertThat(setting("app.password", "file:" + file)).isEqualTo("battery-staple");
  }

  private static String file(String name) {
    return "file:" + FILES.resolve(name);
  }

  private static String setting(String name, String location) {
    try (ConfigurableApplicationContext context =
        Applications.run("spring.config.import=sops:" + location)) {
      return context.getEnvironment().getProperty(name);
    }
  }
}
