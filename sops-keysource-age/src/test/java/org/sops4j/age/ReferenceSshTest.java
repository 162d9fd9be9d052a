package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.error.SopsException;
import org.sops4j.key.DataKey;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.TestContexts;

/**
 * SSH keys, whole and broken, and what SOPS 3.11.0 was seen to say to each of them. The recordings
 * lack what all messages have in common.
 */
class ReferenceSshTest {
  private static final String LOADING =
      "failed to load age identities. Errors while loading age identities: ";
  private static final String READING =
      "failed to create reader for decrypting sops data key with age: ";

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> recipients() throws Exception {
    JsonNode cases = read("reference-ssh-recipients.json");
    assertThat(cases).hasSize(41);
    return cases
        .valueStream()
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("recipient").asText(),
                    () ->
                        assertThat(encrypt(item.get("recipient").asText()))
                            .isEqualTo(item.get("message").asText())));
  }

  @TestFactory
  Stream<DynamicTest> privateKeys() throws Exception {
    JsonNode cases = read("reference-ssh-files.json");
    assertThat(cases).hasSize(65);
    JsonNode stanzas = read("reference-ssh-stanzas.json");
    Map<String, String> files =
        Map.of("ed", enc(stanzas, "valid"), "r2048", enc(stanzas, "rsa valid"));
    return cases
        .valueStream()
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("name").asText() + " for " + item.get("for").asText(),
                    () -> check(item, item, files.get(item.get("for").asText()))));
  }

  @TestFactory
  Stream<DynamicTest> stanzas() throws Exception {
    Map<String, JsonNode> keys = new HashMap<>();
    read("reference-ssh-files.json").forEach(item -> keys.put(item.get("name").asText(), item));
    JsonNode cases = read("reference-ssh-stanzas.json");
    assertThat(cases).hasSize(27);
    return cases
        .valueStream()
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("name").asText() + " with " + item.get("key").asText(),
                    () ->
                        check(keys.get(item.get("key").asText()), item, item.get("enc").asText())));
  }

  private void check(JsonNode key, JsonNode expected, String enc) throws IOException {
    String name = key.get("name").asText();
    Files.writeString(home.resolve(name), key.get("text").asText());
    if (key.has("public")) {
      Files.writeString(home.resolve(name + ".pub"), key.get("public").asText());
    }
    Map<String, String> environment =
        Map.of("HOME", home + "/none", "SOPS_AGE_SSH_PRIVATE_KEY_FILE", name);
    KeySource source =
        new AgeKeySourceProvider()
            .open(
                TestContexts.of(
                    environment,
                    home,
                    CommandRunner.of(Map.of(), home),
                    new RecordedPrompts(null)));
    String message = Keys.message(source.unwrap(Keys.wrapped("", enc)));
    assertThat(message.replaceFirst("\\. Did not find .*", ""))
        .isIn(
            expected.get("message").asText(),
            LOADING + expected.get("message").asText(),
            READING + expected.get("message").asText());
  }

  private static String encrypt(String recipient) {
    try {
      AgeKeySource.of(List.of())
          .wrap(Keys.ref(AgeRecipient.parse(recipient).toString()), DataKey.copyOf(new byte[32]));
      return "accepted";
    } catch (SopsException e) {
      return e.reason();
    }
  }

  private static String enc(JsonNode stanzas, String name) {
    for (JsonNode item : stanzas) {
      if (item.get("name").asText().equals(name)) {
        return item.get("enc").asText();
      }
    }
    throw new AssertionError(name);
  }

  private JsonNode read(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
