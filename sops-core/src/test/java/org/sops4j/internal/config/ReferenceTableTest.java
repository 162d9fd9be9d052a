package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.config.RuleSettings;
import org.sops4j.error.Reason;
import org.sops4j.metadata.KeyRef;

/**
 * Small configuration files and what the reference made of them, taken from its program: an error,
 * the keys for {@code f.yaml}, or no rule at all. Covers Go's YAML decoding: types, nulls, merge
 * keys, aliases, duplicates.
 */
class ReferenceTableTest {
  /** Errors of syntax, whose wording is free. */
  private static final String SYNTAX =
      "(?s).*: yaml: (line \\d+: )?(did not|found|mapping values|invalid leading|control char).*";

  private static Optional<RuleSettings> resolve(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return RuleResolver.resolve(
        ConfigReader.read(bytes, Path.of("/t/.sops.yaml")),
        Path.of("/t/f.yaml"),
        new TestRecipients());
  }

  @TestFactory
  Stream<DynamicTest> table() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = ReferenceTableTest.class.getResourceAsStream("reference.json")) {
      for (JsonNode item : new ObjectMapper().readTree(in)) {
        String name = item.get("yaml").asText().replace("\n", "~");
        tests.add(DynamicTest.dynamicTest(name, () -> check(item)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode item) {
    String yaml = item.get("yaml").asText();
    if (item.has("none")) {
      assertThat(resolve(yaml)).isEmpty();
    } else if (item.has("keys")) {
      List<String> keys = new ArrayList<>();
      item.get("keys").forEach(key -> keys.add(key.asText()));
      assertThat(displays(resolve(yaml).orElseThrow())).isEqualTo(keys);
    } else {
      String error = item.get("error").asText();
      var thrown = assertThatThrownBy(() -> resolve(yaml));
      if (error.matches(SYNTAX)) {
        thrown.hasMessageStartingWith(
            "error loading config: Could not unmarshal config file: yaml: ");
      } else {
        thrown.extracting(Reason::of).isEqualTo(error);
      }
    }
  }

  private static List<String> displays(RuleSettings settings) {
    return settings.groups().stream().flatMap(List::stream).map(KeyRef::display).toList();
  }
}
