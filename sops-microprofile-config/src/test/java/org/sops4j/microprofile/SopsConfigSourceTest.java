package org.sops4j.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.Sops;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.key.Progress;

/** An encrypted file as a source, used by SmallRye Config. */
class SopsConfigSourceTest {
  @TempDir Path folder;

  @Test
  void givesDecryptedValues() {
    SmallRyeConfig config =
        MicroProfileConfigs.with(source(MicroProfileConfigs.sops(), MicroProfileConfigs.FILE));
    assertThat(config.getValue("db.password", String.class)).isEqualTo("correct-horse");
    assertThat(config.getValue("db.port", Integer.class)).isEqualTo(5432);
    assertThat(config.getValues("db.replicas", String.class)).containsExactly("one", "two");
    assertThat(config.getOptionalValue("db.absent", String.class)).isEmpty();
    assertThat(config.getOptionalValue("empty", String.class)).isEmpty();
  }

  /** A typed view, as applications of Quarkus have. */
  @ConfigMapping(prefix = "db")
  interface Database {
    String host();

    int port();

    String password();

    List<String> replicas();
  }

  @Test
  void bindsMappings() {
    Database database =
        new SmallRyeConfigBuilder()
            .withMapping(Database.class)
            .withSources(source(MicroProfileConfigs.sops(), MicroProfileConfigs.FILE))
            .withProfile("prod")
            .addDefaultInterceptors()
            .build()
            .getConfigMapping(Database.class);
    assertThat(database.host()).isEqualTo("db.example.org");
    assertThat(database.password()).isEqualTo("battery-staple");
    assertThat(database.replicas()).containsExactly("one", "two");
  }

  @Test
  void needsNoKeyUntilAPropertyOfTheFileIsAskedFor() {
    Sops sops = MicroProfileConfigs.withoutKeys(folder);
    SmallRyeConfig config = MicroProfileConfigs.with(source(sops, MicroProfileConfigs.FILE));
    List<String> names = new ArrayList<>();
    config.getPropertyNames().iterator().forEachRemaining(names::add);
    assertThat(names)
        .contains("db.host", "db.replicas[1]", "db.password")
        .doesNotContain("db.replicas[2]", "sops.version");
    assertThat(config.getOptionalValue("quarkus.http.port", Integer.class)).isEmpty();
    assertThatThrownBy(() -> config.getValue("db.password", String.class))
        .isInstanceOf(DataKeyUnavailableException.class);
  }

  @Test
  void doesNotEvenReadTheFileBeforeItIsAsked() throws IOException {
    Path file = folder.resolve("secrets.enc.yaml");
    SopsConfigSource source = source(MicroProfileConfigs.sops(), file);
    assertThat(source.getOrdinal()).isEqualTo(SopsConfigSource.ORDINAL);
    assertThat(source.getName()).isEqualTo("sops: " + file);
    assertThatThrownBy(() -> source.getValue("db.host"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
    Files.copy(MicroProfileConfigs.FILE, file);
    assertThat(source.getValue("db.host")).isEqualTo("db.example.org");
  }

  @Test
  void givesNothingOfAFileThatWasChanged() throws IOException {
    Path file = folder.resolve("secrets.enc.yaml");
    String text = Files.readString(MicroProfileConfigs.FILE);
    Files.writeString(file, text.replaceFirst("host: ENC\\[.*]", "host: planted"));
    SopsConfigSource source = source(MicroProfileConfigs.sops(), file);
    assertThatThrownBy(() -> source.getValue("db.host"))
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isNotEqualTo(ErrorCode.NOT_ENCRYPTED));
  }

  @Test
  void decryptsOnceForManyThreads() throws Exception {
    AtomicInteger decrypted = new AtomicInteger();
    Sops sops =
        Sops.builder()
            .variable("SOPS_AGE_KEY_FILE", MicroProfileConfigs.KEY_FILE.toString())
            .progress(
                step -> {
                  if (step.step() == Progress.Step.KEY_UNWRAPPED) {
                    decrypted.incrementAndGet();
                  }
                })
            .build();
    SopsConfigSource source = source(sops, MicroProfileConfigs.FILE);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      answers.add(threads.submit(() -> source.getValue("db.password")));
    }
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("correct-horse");
    }
    threads.shutdown();
    assertThat(decrypted).hasValue(1);
  }

  @Test
  void showsNoSecretInTexts() {
    SopsConfigSource source = source(MicroProfileConfigs.sops(), MicroProfileConfigs.FILE);
    assertThat(source.getProperties()).containsEntry("db.password", "correct-horse");
    assertThat(source.getProperties().toString()).isEqualTo("DecryptedValues[7]");
    assertThat(source).hasToString("SopsConfigSource[" + MicroProfileConfigs.FILE + "]");
  }

  private static SopsConfigSource source(Sops sops, Path file) {
    return SopsConfigSource.of(sops, file);
  }
}
