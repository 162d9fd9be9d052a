package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.testkit.Reason;

class AgeRecipientTest {
  private static final String BECH32 = "failed to parse input as Bech32-encoded age public key: ";
  private static final String PLUGIN = "failed to parse input as age key from age plugin: ";
  private static final String LOW_ORDER =
      "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z";

  @Test
  void dropsUnicodeBlanksAroundIt() {
    assertThat(AgeRecipient.parse(" \u2003" + Keys.A_RECIPIENT + "\u00a0\n"))
        .isEqualTo(AgeRecipient.parse(Keys.A_RECIPIENT))
        .hasToString(Keys.A_RECIPIENT);
  }

  @Test
  void readsListsAndKeepsDuplicates() {
    AgeKeySource source = AgeKeySource.of(List.of());
    KeyRef ref = Keys.ref(Keys.A_RECIPIENT);
    assertThat(source.parse(Keys.A_RECIPIENT + " ,\t" + Keys.A_RECIPIENT))
        .containsExactly(ref, ref);
    assertThat(source.parse("")).isEmpty();
    for (String text : List.of(" ", ",", Keys.A_RECIPIENT + ",")) {
      assertThatThrownBy(() -> source.parse(text))
          .isInstanceOf(InvalidRecipientException.class)
          .extracting(Reason::of)
          .asString()
          .endsWith("unknown recipient type: \"\"");
    }
  }

  /** What SOPS 3.11.0 was seen to say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "age19l388n | malformed recipient \"age19l388n\": invalid X25519 public key",
        "age1é9 | malformed recipient \"age1é9\": separator '1' at invalid position: pos=3, len=7",
        "age1qqqqqqq\u202e | malformed recipient \"age1qqqqqqq\\u202e\":"
            + " invalid character data part: s[7]=8238"
      })
  void saysWhatIsWrongWithX25519(String text, String problem) {
    assertRefused(text, BECH32 + problem);
  }

  @Test
  void tellsThePlaceOfNonZeroPadding() {
    String text = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpfwgqrs";
    assertRefused(text, BECH32 + "malformed recipient \"" + text + "\": non-zero padding");
  }

  @Test
  void readsNoUpperCase() {
    String text = "AGE1A9PEERKDKM4LXKWSK9KF7TCFR3YAW646TLLASLDES7VSKHCYHE0S98EUNU";
    assertRefused(text, "failed to parse input, unknown recipient type: \"" + text + "\"");
  }

  @Test
  void saysWhatIsWrongWithHybridRecipients() {
    byte[] unreduced = new byte[1216];
    unreduced[0] = (byte) 0xFF;
    unreduced[1] = (byte) 0xFF;
    for (byte[] bytes : List.of(new byte[12], unreduced)) {
      String text = Bech32.encode("age1pq", bytes);
      assertRefused(
          text,
          BECH32 + "malformed recipient \"" + text + "\": invalid MLKEM768-X25519 public key");
    }
  }

  @Test
  void recognisesPlugins() {
    for (String prefix : List.of("age1yubikey", "age1tag", "age1tagpq", "age1A.b-c_d+1")) {
      String text = Bech32.encode(prefix.toLowerCase(Locale.ROOT), new byte[33]);
      assertThat(AgeRecipient.parse(text)).hasToString(text);
    }
    assertRefused(
        Bech32.encode("age1fo/o", new byte[33]), PLUGIN + "invalid plugin name: \"fo/o\"");
    assertRefused(Bech32.encode("age1", new byte[3]), PLUGIN + "invalid plugin name: \"\"");
    assertRefused(
        "age11",
        PLUGIN + "invalid recipient encoding: separator '1' at invalid position: pos=4, len=5");
  }

  @Test
  void refusesToWrapForLowOrderPoints() {
    assertThatThrownBy(
            () ->
                AgeKeySource.of(List.of()).wrap(Keys.ref(LOW_ORDER), DataKey.copyOf(new byte[32])))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo(
            "failed to create writer for encrypting sops data key with age: failed to wrap key for"
                + " recipient #0: crypto/ecdh: bad X25519 remote ECDH input: low order point");
  }

  @Test
  void refusesToWrapForWhatIsNoRecipient() {
    assertThatThrownBy(
            () -> AgeKeySource.of(List.of()).wrap(Keys.ref("x"), DataKey.copyOf(new byte[32])))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("failed to parse input, unknown recipient type: \"x\"");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> AgeRecipient.parse(text))
        .isInstanceOfSatisfying(
            InvalidRecipientException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_RECIPIENT))
        .extracting(Reason::of)
        .isEqualTo(message);
  }
}
