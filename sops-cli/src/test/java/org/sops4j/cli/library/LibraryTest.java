package org.sops4j.cli.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;
import org.sops4j.tree.StringScalar;

/** The library as an application uses it: key sources are found on the path. */
class LibraryTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final String RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  @TempDir Path folder;

  @Test
  void decryptsAFileOfARealSops() throws IOException {
    DecryptedDocument secrets = sops().decrypt(EXAMPLES.resolve("secrets.enc.yaml"));
    assertThat(secrets.at("database", "password"))
        .isEqualTo(StringScalar.of("correct horse battery staple"));
    assertThat(text(secrets.toBytes()))
        .isEqualTo(Files.readString(EXAMPLES.resolve("secrets.yaml")));
    assertThat(secrets.toString()).doesNotContain("correct horse");
  }

  @Test
  void encryptsByCreationRules() throws IOException {
    Files.writeString(
        folder.resolve(".sops.yaml"),
        "creation_rules:\n  - encrypted_regex: ^password$\n    age: " + RECIPIENT + "\n");
    Path plain = folder.resolve("app.yaml");
    Files.writeString(plain, "user: app\npassword: secret\n");

    EncryptedDocument encrypted = sops().encrypt(plain).document();

    assertThat(encrypted.metadata().scope())
        .isEqualTo(new EncryptionScope(EncryptionScope.Rule.ENCRYPTED_REGEX, "^password$"));
    assertThat(text(encrypted.toBytes())).contains("user: app\n").doesNotContain("secret");
    assertThat(text(sops().decrypt(encrypted).toBytes()))
        .isEqualTo("user: app\npassword: secret\n");
  }

  @Test
  void encryptsToNamedRecipientsInAnotherFormat() {
    Sops sops = sops();
    EncryptionSettings settings =
        EncryptionSettings.to(sops.parseRecipients(KeyType.AGE, RECIPIENT));
    DecryptedDocument plain =
        sops.parse("a: [1, two]\n".getBytes(StandardCharsets.UTF_8), Format.YAML);
    byte[] file = sops.encrypt(plain, settings, Format.JSON).toBytes();
    assertThat(text(sops.decrypt(file, Format.JSON).toBytes()))
        .isEqualTo("{\n\t\"a\": [\n\t\t1,\n\t\t\"two\"\n\t]\n}\n");
  }

  @Test
  void saysWhatWasTriedIfNoKeyFits() {
    Sops withoutKeys = Sops.builder().environment(Map.of("HOME", folder.toString())).build();
    assertThatThrownBy(() -> withoutKeys.decrypt(EXAMPLES.resolve("secrets.enc.yaml")))
        .isInstanceOfSatisfying(
            DataKeyUnavailableException.class,
            e -> {
              assertThat(e.groups().get(0).failures().get(0).key().display()).isEqualTo(RECIPIENT);
              assertThat(e.groups().get(0).failures().get(0).failures().get(0))
                  .startsWith("failed to load age identities");
            });
  }

  @Test
  void oneInstanceServesManyThreads() throws Exception {
    Sops sops = sops();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        results.add(
            threads.submit(
                () -> text(sops.decrypt(EXAMPLES.resolve("secrets.enc.yaml")).toBytes())));
      }
      for (Future<String> result : results) {
        assertThat(result.get()).isEqualTo(Files.readString(EXAMPLES.resolve("secrets.yaml")));
      }
    } finally {
      threads.shutdown();
    }
  }

  private Sops sops() {
    return Sops.builder()
        .environment(Map.of("SOPS_AGE_KEY_FILE", EXAMPLES.resolve("key.txt").toString()))
        .workingDirectory(folder)
        .build();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
