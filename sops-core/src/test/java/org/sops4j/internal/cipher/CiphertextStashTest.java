package org.sops4j.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.key.DataKey;
import org.sops4j.tree.Node;

/** What was decrypted keeps its text, if it is the text that it would have been given. */
class CiphertextStashTest {
  private static final String PATH = "a:";

  private final DataKey key = DataKey.copyOf(new byte[DataKey.LENGTH]);
  private final SecureRandom random = new SecureRandom();
  private final CiphertextStash stash = new CiphertextStash();

  private String encrypted(String plaintext, String type, byte[] iv)
      throws MalformedValueException {
    return new ValueCipher(key, random).encrypt(bytes(plaintext), type, PATH, iv).text();
  }

  private static byte[] ivOf(String text) throws MalformedValueException {
    return EncText.parse(bytes(text)).iv();
  }

  private String again(String text) throws MalformedValueException {
    Node clear = ValueCipher.recording(key, random, stash).decrypt(text, PATH);
    return ValueCipher.reusing(key, random, stash.reader())
        .encrypt(ValueText.bytes(clear), ValueText.type(clear), PATH)
        .text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] iv() {
    byte[] iv = new byte[32];
    random.nextBytes(iv);
    return iv;
  }

  @ParameterizedTest
  @CsvSource({
    "text,str",
    "-7,int",
    "1.5,float",
    "NaN,float",
    "-0,float",
    "True,bool",
    "2024-01-02T03:04:05+07:00,time",
    "' note',comment"
  })
  void anUnchangedValueKeepsItsText(String plaintext, String type) throws MalformedValueException {
    String text = encrypted(plaintext, type, iv());
    assertThat(again(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"+7,int", "007,int", "1.50,float", "1e3,float", "t,bool", "true,bool"})
  void aVectorNeverServesForTwoSpellings(String plaintext, String type)
      throws MalformedValueException {
    String text = encrypted(plaintext, type, iv());
    assertThat(ivOf(again(text))).isNotEqualTo(ivOf(text));
  }

  @Test
  void aTextInOddFormIsGivenTheUsualOne() throws MalformedValueException {
    String text = encrypted("hello", "str", iv());
    assertThat(again(text + "x")).isEqualTo(text);
  }

  @Test
  void anotherPathTypeOrValueIsNotFound() throws MalformedValueException {
    String text = encrypted("1", "str", iv());
    ValueCipher.recording(key, random, stash).decrypt(text, PATH);
    ValueCipher cipher = ValueCipher.reusing(key, random, stash.reader());
    assertThat(cipher.encrypt(bytes("1"), "str", "b:").text()).isNotEqualTo(text);
    assertThat(cipher.encrypt(bytes("1"), "int", PATH).text()).isNotEqualTo(text);
    assertThat(cipher.encrypt(bytes("2"), "str", PATH).text()).isNotEqualTo(text);
    assertThat(cipher.encrypt(bytes("1"), "str", PATH).text()).isEqualTo(text);
  }

  @Test
  void equalValuesGetTheirTextsBackInOrder() throws MalformedValueException {
    String[] texts = new String[3];
    ValueCipher recording = ValueCipher.recording(key, random, stash);
    for (int i = 0; i < texts.length; i++) {
      texts[i] = encrypted("x", "str", iv());
      recording.decrypt(texts[i], PATH);
    }
    for (int round = 0; round < 2; round++) {
      ValueCipher cipher = ValueCipher.reusing(key, random, stash.reader());
      String[] got = new String[4];
      for (int i = 0; i < got.length; i++) {
        got[i] = cipher.encrypt(bytes("x"), "str", PATH).text();
      }
      assertThat(Arrays.copyOf(got, 3)).isEqualTo(texts);
      assertThat(got[3]).isEqualTo(texts[2]);
    }
  }

  @Test
  void equalValuesKeepTheTextsOfTheirPlacesWhenOneOfThemChanges() throws MalformedValueException {
    String first = encrypted("x", "str", iv());
    String second = encrypted("x", "str", iv());
    ValueCipher recording = ValueCipher.recording(key, random, stash);
    recording.decrypt(first, PATH);
    recording.decrypt(second, PATH);
    ValueCipher cipher = ValueCipher.reusing(key, random, stash.reader());
    cipher.encrypt(bytes("new"), "str", PATH);
    assertThat(cipher.encrypt(bytes("x"), "str", PATH).text()).isEqualTo(second);
  }
}
