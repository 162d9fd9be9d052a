package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.error.KeySourceException;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.Reason;

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

  @Test
  void readsIdentityFiles() {
    String other = AgeIdentity.generateHybrid(new FixedRandom(3)).revealSecretText();
    assertThat(parseFile("# mine\n\n" + Keys.A_IDENTITY + "\r\n" + other))
        .extracting(AgeIdentity::revealSecretText)
        .containsExactly(Keys.A_IDENTITY, other);
    assertThatThrownBy(() -> parseFile("# no\n\nage-secret-key-1q"))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("error at line 3: unknown identity type");
    assertThatThrownBy(() -> parseFile("#\n"))
        .extracting(Reason::of)
        .isEqualTo("no identities found");
  }

  @Test
  void readsProtectedIdentityFiles() throws Exception {
    byte[] file = bytes(ProtectedFiles.REFERENCE);
    assertThat(AgeIdentity.parseFile(file, bytes("correct horse")))
        .extracting(AgeIdentity::recipient)
        .containsExactly(
            AgeRecipient.parse("age1js8u7e8kd94l4uuyvm56gx8gg4xrvreyamdjewzey84f4wa5gcvq9gukmy"));
    assertThat(AgeIdentity.parseFile(bytes(Keys.A_IDENTITY), bytes("no need"))).hasSize(1);
    byte[] quick = ProtectedFiles.protect(Keys.A_IDENTITY, "right");
    assertThatThrownBy(() -> AgeIdentity.parseFile(quick))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("the identity file is protected with a passphrase");
    assertThatThrownBy(() -> AgeIdentity.parseFile(quick, bytes("wrong")))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("incorrect passphrase");
  }

  @Test
  void readsSshKeys() throws Exception {
    AgeIdentity identity = AgeIdentity.parseSshKey(sshKey("ssh-ed25519"));
    assertThat(identity.recipient()).hasToString(sshRecipient("ssh-ed25519"));
    assertThat(identity).hasToString("AgeIdentity[" + identity.recipient() + ", secret redacted]");
    assertThatThrownBy(identity::revealSecretText)
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(AgeIdentity.parseSshKey(sshKey("ssh-rsa")).recipient())
        .hasToString(sshRecipient("ssh-rsa"));
  }

  @Test
  void readsProtectedSshKeys() throws Exception {
    byte[] key = sshKey("ssh-ed25519-pass");
    assertThat(AgeIdentity.parseSshKey(key, bytes("vector-passphrase")).recipient())
        .hasToString(sshRecipient("ssh-ed25519-pass"));
    assertThatThrownBy(() -> AgeIdentity.parseSshKey(key))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("ssh: this private key is passphrase protected");
    assertThatThrownBy(() -> AgeIdentity.parseSshKey(key, bytes("wrong")))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("x509: decryption password incorrect");
  }

  private static List<AgeIdentity> parseFile(String text) {
    return AgeIdentity.parseFile(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sshKey(String name) throws IOException {
    return Files.readAllBytes(Keys.FOLDER.resolve(name));
  }

  /** Returns the public key without its comment. */
  private static String sshRecipient(String name) throws IOException {
    String line = Files.readString(Keys.FOLDER.resolve(name + ".pub")).strip();
    return line.substring(0, line.lastIndexOf(' '));
  }

  private static String text(String prefix, int length) {
    return Bech32.encode(prefix.toLowerCase(Locale.ROOT), new byte[length])
        .toUpperCase(Locale.ROOT);
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> AgeIdentity.parse(text))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo(message);
  }
}
