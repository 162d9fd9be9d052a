package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.error.Reason;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** What the reference said about keys given as flags. */
class KeyVectorTest {
  private static final Path ERRORS = Path.of("../testdata/vectors/errors");
  private static final Map<String, KeyType> FLAGS =
      Map.of(
          "--pgp", KeyType.PGP,
          "--hckms", KeyType.HCKMS,
          "--azure-kv", KeyType.AZURE_KV,
          "--hc-vault-transit", KeyType.HC_VAULT,
          "--kms", KeyType.KMS);

  @TestFactory
  Stream<DynamicTest> flags() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(ERRORS)) {
      folders =
          all.filter(f -> f.getFileName().toString().matches("(20[789]|21[0-5])-.*"))
              .sorted()
              .toList();
    }
    assertThat(folders).hasSize(9);
    return folders.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
  }

  private static void check(Path folder) throws IOException {
    JsonNode command = new ObjectMapper().readTree(folder.resolve("cmd.json").toFile());
    KeyType type = FLAGS.get(command.at("/args/1").asText());
    String text = command.at("/args/2").asText();
    String stderr = command.get("stderr").asText();
    if (stderr.startsWith("Could not generate data key")) { // the text was understood
      List<KeyRef> keys = KeyStrings.parse(type, text);
      assertThat(keys).hasSize(1);
      assertThat(stderr).contains("with master key \"" + keys.get(0).display() + "\":");
    } else {
      assertThatThrownBy(() -> KeyStrings.parse(type, text))
          .isInstanceOf(InvalidRecipientException.class)
          .extracting(Reason::of)
          .isEqualTo(stderr.stripTrailing());
    }
  }
}
