package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.error.KeySourceException;
import org.sops4j.testkit.FixedRandom;

class AgeIdentityTest {
  @Test
  void belongsToItsRecipient() {
    AgeIdentity identity = AgeIdentity.parse(Keys.A_IDENTITY);
    assertThat(identity.recipient()).hasToString(Keys.A_RECIPIENT);
    assertThat(identity.revealSecretText()).isEqualTo(Keys.A_IDENTITY);
  }

  @Test
  void isMadeOfGivenRandomness() {
    AgeIdentity identity = AgeIdentity.generate(new FixedRandom(1));
    AgeIdentity same = AgeIdentity.generate(new FixedRandom(1));
    AgeIdentity other = AgeIdentity.generate(new FixedRandom(2));
    assertThat(same.revealSecretText()).isEqualTo(identity.revealSecretText());
    assertThat(other.revealSecretText()).isNotEqualTo(identity.revealSecretText());
    assertThat(AgeIdentity.parse(identity.revealSecretText()).recipient())
        .isEqualTo(identity.recipient());
  }

  @Test
  void canBePostQuantum() {
    AgeIdentity identity = AgeIdentity.generateHybrid(new FixedRandom(1));
    assertThat(identity.recipient().toString()).startsWith("age1pq1").hasSize(1959);
    assertThat(identity.revealSecretText()).startsWith("AGE-SECRET-KEY-PQ-1");
    assertThat(AgeIdentity.parse(identity.revealSecretText()).recipient())
        .isEqualTo(identity.recipient());
    assertThat(identity.toString()).doesNotContain(identity.revealSecretText());
  }

  @Test
  void doesNotPrintItsSecret() {
    AgeIdentity identity = AgeIdentity.parse(Keys.A_IDENTITY);
    assertThat(identity).hasToString("AgeIdentity[" + Keys.A_RECIPIENT + ", secret redacted]");
  }

  @Test
  void saysWhatIsWrong() {
    assertRefused("", "unknown identity type");
    assertRefused(" " + Keys.A_IDENTITY, "unknown identity type");
    assertRefused(
        Keys.A_IDENTITY + " ", "malformed secret key: invalid character data part: s[58]=32");
    assertRefused(text("AGE-SECRET-KEY-", 31), "malformed secret key: invalid X25519 secret key");
    assertRefused(
        text("AGE-SECRET-KEY-1AB", 32),
        "malformed secret key: unknown type \"AGE-SECRET-KEY-1AB\"");
    assertRefused(
        text("AGE-SECRET-KEY-PQ-", 31), "malformed secret key: invalid MLKEM768-X25519 secret key");
    assertRefused("AGE-PLUGIN-FOO1AAAAAAA", "invalid identity encoding: invalid checksum");
    assertRefused(text("AGE-PLUGIN-FOO", 1), "not a plugin identity: <nil>");
    assertRefused(text("AGE-PLUGIN-F/O-", 1), "invalid plugin name: \"f/o\"");
    assertRefused(text("AGE-PLUGIN-", 1), "invalid plugin name: \"\"");
  }

  @Test
  void namesTheKindsThatItCannotUse() {
    assertRefused(
        text("AGE-PLUGIN-YUBIKEY-", 9),
        "only its plugin knows the recipient of this identity: put it where key sources look for"
            + " identities");
  }

  private static String text(String prefix, int length) {
    return Bech32.encode(prefix.toLowerCase(Locale.ROOT), new byte[length])
        .toUpperCase(Locale.ROOT);
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> AgeIdentity.parse(text))
        .isInstanceOf(KeySourceException.class)
        .hasMessage(message);
  }
}
