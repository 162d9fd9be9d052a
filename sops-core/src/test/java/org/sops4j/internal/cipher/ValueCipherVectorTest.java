package org.sops4j.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.key.DataKey;
import org.sops4j.tree.Node;
import org.sops4j.vectors.VectorTable;

/** Single encrypted values against those recorded from SOPS. */
class ValueCipherVectorTest {
  @TestFactory
  List<DynamicTest> encryptsToTheSameText() {
    return VectorTable.tests(
        "cipher.json",
        "items",
        item -> {
          if (item.get("type").asText().equals("bytes")) {
            return; // for reading only
          }
          byte[] plaintext = VectorTable.bytes(item.get("plaintext"));
          byte[] iv = Base64.getDecoder().decode(item.get("iv").asText());
          String text =
              cipher(item)
                  .encrypt(plaintext, item.get("type").asText(), item.get("path").asText(), iv)
                  .text();
          assertThat(text).isEqualTo(item.get("stanza").asText());
        });
  }

  @TestFactory
  List<DynamicTest> decryptsToTheSameValue() {
    return VectorTable.tests(
        "cipher.json",
        "items",
        item -> {
          Node value = decrypt(item);
          // An empty text says nothing of its type.
          String type = stanza(item).isEmpty() ? "str" : item.get("type").asText();
          assertThat(ValueText.type(value)).isEqualTo(type);
          assertThat(bytes(value)).isEqualTo(VectorTable.bytes(item.get("plaintext")));
        });
  }

  @TestFactory
  List<DynamicTest> refusesInTheSameWords() {
    return VectorTable.tests(
        "cipher.json",
        "refused",
        item ->
            assertThatThrownBy(() -> cipher(item).decrypt(stanza(item), item.get("path").asText()))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage(item.get("error").asText()));
  }

  @TestFactory
  List<DynamicTest> toleratesWhatSopsTolerates() {
    return VectorTable.tests(
        "cipher.json",
        "tolerated",
        item -> {
          Node value = decrypt(item);
          assertThat(ValueText.type(value)).isEqualTo(item.get("type").asText());
          JsonNode wanted = item.get("value");
          String title = wanted.isBoolean() ? (wanted.asBoolean() ? "True" : "False") : "";
          assertThat(bytes(value))
              .isEqualTo(
                  title.isEmpty()
                      ? VectorTable.bytes(wanted)
                      : title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
  }

  private static Node decrypt(JsonNode item) {
    try {
      return cipher(item).decrypt(stanza(item), item.get("path").asText());
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(Node value) {
    try {
      return ValueText.bytes(value);
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }

  private static ValueCipher cipher(JsonNode item) {
    byte[] key = Base64.getDecoder().decode(item.get("key").asText());
    try {
      return new ValueCipher(DataKey.copyOf(key), new SecureRandom());
    } catch (MalformedValueException e) {
      throw sneak(e);
    }
  }

  private static String stanza(JsonNode item) {
    return item.get("stanza").asText();
  }

  /** Lets a checked exception through: a wrong key length is refused before anything else. */
  @SuppressWarnings("unchecked")
  private static <T extends Exception> RuntimeException sneak(Exception e) throws T {
    throw (T) e;
  }
}
