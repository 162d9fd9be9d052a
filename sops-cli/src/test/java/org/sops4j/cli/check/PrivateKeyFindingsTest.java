package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.cli.AgeKeys;

/** Private keys in any file, and what only looks like one. */
class PrivateKeyFindingsTest {
  private static final Path KEYS = Path.of("..", "testdata", "vectors", "keys");
  private static final String BODY =
      "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";

  @TempDir Path path;
  private SecretsFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new SecretsFolder(path);
  }

  @ParameterizedTest
  @CsvSource({
    "age-a.txt,an age identity",
    "age-pq.txt,an age identity",
    "pgp-rsa.sec.asc,an OpenPGP private key",
    "pgp-curve.sec.asc,an OpenPGP private key",
    "ssh-ed25519,an OpenSSH private key",
    "ssh-rsa,an OpenSSH private key",
  })
  void keysAsProgramsWriteThem(String name, String what) throws IOException {
    folder.write("f", Files.readAllBytes(KEYS.resolve(name)));
    assertThat(folder.check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind().id()).isEqualTo("private-key");
              assertThat(finding.message()).isEqualTo(what + " is in clear");
              String line = folder.read("f").lines().toList().get(finding.line() - 1);
              assertThat(line).containsAnyOf("AGE-SECRET-KEY", "-----BEGIN");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"})
  void keysInPem(String label) {
    folder.write("f", "-----BEGIN " + label + "-----\n" + BODY + "\n");
    assertThat(folder.lines())
        .containsExactly("private-key f:1 a private key (" + label + ") is in clear");
  }

  @Test
  void keysOfPlugins() {
    folder.write("f", "x\nid: AGE-PLUGIN-YUBIKEY-17DDRYQ5ZMZ59CQG0AU8UM\n");
    assertThat(folder.lines())
        .containsExactly("private-key f:2 an identity of an age plugin is in clear");
  }

  @Test
  void keysInsideOfOtherFiles() {
    folder.write("a.json", "{\"k\": \"-----BEGIN PRIVATE KEY-----\\n" + BODY + "\\n\"}\n");
    folder.write("b.yaml", "k: |\n  -----BEGIN PRIVATE KEY-----\n  " + BODY + "\n");
    folder.write("c.sh", "export K=" + AgeKeys.identities("a") + "\n");
    assertThat(folder.check()).extracting(finding -> finding.line()).containsExactly(1, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 64_500, 65_530, 65_536, 200_000, 3_000_000})
  void keysAnywhereInABinaryFile(int before) {
    byte[] key = AgeKeys.identities("a").getBytes(StandardCharsets.US_ASCII);
    byte[] content = new byte[before + key.length + 70_000];
    Arrays.fill(content, (byte) 0xfe);
    System.arraycopy(key, 0, content, before, key.length);
    folder.write("f.bin", content);
    assertThat(folder.lines()).containsExactly("private-key f.bin:1 an age identity is in clear");
  }

  @ParameterizedTest
  @ValueSource(ints = {64_000, 65_500, 66_000})
  void armoredKeysAcrossBlocks(int before) {
    folder.write("f", "\n".repeat(before) + "-----BEGIN PRIVATE KEY-----\n" + BODY + "\n");
    assertThat(folder.check()).singleElement().matches(finding -> finding.line() == before + 1);
  }

  @Test
  void aKeyInAnEncryptedFile() {
    folder.ruleForSecrets();
    folder.encrypted("secrets/a.yaml", "a_unencrypted: " + AgeKeys.identities("a") + "\nb: x\n");
    assertThat(folder.lines())
        .containsExactly("private-key secrets/a.yaml:1 an age identity is in clear");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGE-SECRET-KEY-1...",
        "if (line.startsWith(\"-----BEGIN PRIVATE KEY-----\")) {",
        "AGE-PLUGIN-NAME",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n...\n",
        "-----BEGIN ",
        "AGE-",
        "-----BEGIN PUBLIC KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTU\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA\n",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n"
            + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA\n"
      })
  void whatIsNoKeyOrIsProtected(String text) {
    folder.write("f", text);
    assertThat(folder.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh-ed25519-pass", "age-c-scrypt.age", "ssh-rsa.pub", "pgp-rsa.pub.asc"})
  void protectedAndPublicKeys(String name) throws IOException {
    folder.write("f", Files.readAllBytes(KEYS.resolve(name)));
    assertThat(folder.lines()).isEmpty();
  }
}
