package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.key.DataKey;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.Prompts;
import org.sops4j.spi.UnwrapResult;

/**
 * Exchanges files with the program age, and reads the keys of ssh-keygen; run with {@code
 * -Dtest.excluded= -Dtest.groups=interop}.
 */
@Tag("interop")
class AgeProgramInteropTest {
  private static final DataKey PART =
      DataKey.copyOf("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  @Test
  void theProgramOpensOurs() throws Exception {
    Files.writeString(folder.resolve("key"), Keys.A_IDENTITY);
    assertThat(run(wrap(Keys.A_RECIPIENT), "age", "-d", "-i", "key")).isEqualTo(PART.copyOfBytes());
  }

  @Test
  void weOpenThoseOfTheProgram() throws Exception {
    String other = AgeIdentity.generate(new SecureRandom()).recipient().toString();
    assertOpens(encrypt(other, Keys.A_RECIPIENT), AgeIdentity.parse(Keys.A_IDENTITY));
  }

  @Test
  void theProgramReadsTheIdentitiesThatWeMake() throws Exception {
    AgeIdentity identity = AgeIdentity.generate(new SecureRandom());
    byte[] recipient = run(identity.revealSecretText(), "age-keygen", "-y");
    assertThat(new String(recipient, StandardCharsets.US_ASCII).strip())
        .isEqualTo(identity.recipient().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh-ed25519", "ssh-rsa"})
  void bothUseSshKeys(String name) throws Exception {
    Path key = Keys.FOLDER.resolve(name).toAbsolutePath();
    String recipient = Files.readString(Keys.FOLDER.resolve(name + ".pub")).strip();
    assertThat(run(wrap(recipient), "age", "-d", "-i", key.toString()))
        .isEqualTo(PART.copyOfBytes());
    assertOpens(encrypt(recipient), AgeIdentity.parseSshKey(Files.readAllBytes(key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-t ed25519",
        "-t ed25519 -Z aes256-ctr -a 2",
        "-t rsa -b 2048 -Z aes256-cbc -a 2",
        "-t rsa -b 3072 -m PEM",
        "-t rsa -b 4096 -m PKCS8"
      })
  void weReadTheKeysOfSshKeygen(String options) throws Exception {
    boolean secret = options.contains("-Z") || options.contains("PEM");
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-f", "key"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-C", "", "-N", secret ? "pass phrase" : ""));
    run("", command.toArray(String[]::new));
    AgeIdentity identity =
        AgeIdentity.parseSshKey(
            Files.readAllBytes(folder.resolve("key")),
            "pass phrase".getBytes(StandardCharsets.US_ASCII));
    String recipient = Files.readString(folder.resolve("key.pub")).strip();
    assertThat(identity.recipient()).hasToString(recipient);
    assertOpens(encrypt(recipient), identity);
  }

  /** The program asks at the terminal, which script lends it. */
  @Test
  void weOpenIdentityFilesThatTheProgramProtected() throws Exception {
    Files.writeString(folder.resolve("key"), Keys.A_IDENTITY + "\n");
    run("pass phrase\npass phrase\n", "script", "-qec", "age -p -a -o key.age key", "/dev/null");
    assertThat(
            AgeIdentity.parseFile(
                Files.readAllBytes(folder.resolve("key.age")),
                "pass phrase".getBytes(StandardCharsets.US_ASCII)))
        .extracting(AgeIdentity::revealSecretText)
        .containsExactly(Keys.A_IDENTITY);
  }

  @Test
  void aPluginThatBothUseOpensTheFilesOfEither() throws Exception {
    KeySource ours =
        TestPlugins.source(
            folder, Prompts.NONE, Map.of("SOPS_AGE_KEY", TestPlugins.MIRROR_IDENTITY));
    Files.writeString(folder.resolve("key"), TestPlugins.MIRROR_IDENTITY + "\n");
    String enc = ours.wrap(Keys.ref(TestPlugins.MIRROR), PART);
    assertThat(run(enc, "age", "-d", "-i", "key")).isEqualTo(PART.copyOfBytes());
    String theirs = encrypt(Keys.A_RECIPIENT, TestPlugins.MIRROR);
    assertThat(ours.unwrap(Keys.wrapped(TestPlugins.MIRROR, theirs)))
        .isEqualTo(new UnwrapResult.Unwrapped(PART));
  }

  private static String wrap(String recipient) {
    return AgeKeySource.of(List.of()).wrap(Keys.ref(recipient), PART);
  }

  private String encrypt(String... recipients) throws Exception {
    List<String> command = new ArrayList<>(List.of("age", "-a"));
    for (String recipient : recipients) {
      command.addAll(List.of("-r", recipient));
    }
    byte[] enc = new Programs(folder).run(PART.copyOfBytes(), command.toArray(String[]::new));
    return new String(enc, StandardCharsets.US_ASCII);
  }

  private static void assertOpens(String enc, AgeIdentity identity) {
    assertThat(AgeKeySource.of(List.of(identity)).unwrap(Keys.wrapped("", enc)))
        .isEqualTo(new UnwrapResult.Unwrapped(PART));
  }

  private byte[] run(String input, String... command) throws Exception {
    return new Programs(folder).run(input, command);
  }
}
