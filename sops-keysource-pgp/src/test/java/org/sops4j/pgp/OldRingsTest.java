package org.sops4j.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.Prompts;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.FakeGpgAgent;
import org.sops4j.testkit.TestContexts;

/** Rings of the old form, where the program is missing (keysources.md 3.4 and 3.5). */
class OldRingsTest {
  private static final UnwrapResult DONE = new UnwrapResult.Unwrapped(Homes.part());

  @TempDir Path folder;

  @Test
  void encryptsAndDecrypts() {
    for (String name : List.of("good", "disabled", "primary")) {
      String fingerprint = Homes.fingerprint("old", name);
      String enc = Homes.open("old").wrap(Homes.ref(fingerprint), Homes.part());
      assertThat(Homes.open("old").unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
    }
  }

  @Test
  void readsNoChecksum() {
    String fingerprint = Homes.fingerprint("old", "good");
    String enc = Homes.open("old").wrap(Homes.ref(fingerprint), Homes.part());
    String other = enc.replaceFirst("\n=....\n", "\n=AAAA\n");
    assertThat(Homes.open("old").unwrap(Homes.wrapped(fingerprint, other))).isEqualTo(DONE);
    String none = enc.replaceFirst("\n=....\n", "\n");
    assertThat(Homes.open("old").unwrap(Homes.wrapped(fingerprint, none))).isEqualTo(DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "old", "revoked", "signer"})
  void saysWhyAKeyIsRefused(String name) {
    String fingerprint = Homes.fingerprint("old", name);
    String id = fingerprint.substring(24).toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
    assertThatThrownBy(() -> Homes.open("old").wrap(Homes.ref(fingerprint), Homes.part()))
        .hasMessageContaining(
            "openpgp error: openpgp: invalid argument: cannot encrypt a message to key id "
                + id
                + " because it has no valid encryption keys; GnuPG");
  }

  /** Here only the built-in OpenPGP of the reference can work, as the user has chosen a program. */
  @Test
  void knowsKeysByTheirWholeFingerprintInUpperCaseOnly() {
    String fingerprint = Homes.fingerprint("old", "good");
    Map<String, String> environment = Homes.environment("old");
    environment.put("SOPS_GPG_EXEC", "/nowhere/gpg");
    KeySource source = open(environment, Prompts.NONE);
    assertThat(source.wrap(Homes.ref(fingerprint), Homes.part())).startsWith("-----BEGIN");
    for (String name :
        List.of(
            fingerprint.toLowerCase(Locale.ROOT),
            fingerprint.substring(24),
            fingerprint + "!",
            Homes.fingerprint("old", "several-1"))) {
      assertThatThrownBy(() -> source.wrap(Homes.ref(name), Homes.part()))
          .hasMessageContaining(
              "openpgp error: key with fingerprint '" + name + "' is not available in keyring;");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | armor decoding failed: EOF",
        "-----BEGIN PGP MESSAGE-----;;AAAA | reading PGP message failed: unexpected EOF",
      })
  void saysWhatIsWrongWithAMessage(String enc, String problem) {
    assertThat(Homes.message(Homes.open("old").unwrap(Homes.wrapped("x", enc.replace(';', '\n')))))
        .contains("go-crypto/openpgp error: " + problem + "; GnuPG binary error: ");
  }

  @Test
  void saysWhatIsWrongWithARing() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("GNUPGHOME", folder.toString());
    environment.put("PATH", "");
    KeySource source = open(environment, Prompts.NONE);
    String enc = Homes.open("old").wrap(Homes.ref(Homes.fingerprint("old", "good")), Homes.part());
    Path ring = folder.resolve("pubring.gpg");
    Files.writeString(ring, "garbage");
    assertThat(Homes.message(source.unwrap(Homes.wrapped("x", enc))))
        .contains(
            "error: could not load secring: openpgp: invalid data: tag byte does not have MSB"
                + " set;");
    Files.write(ring, new byte[0]);
    assertThat(Homes.message(source.unwrap(Homes.wrapped("x", enc))))
        .contains("error: reading PGP message failed: openpgp: incorrect key;");
    Files.delete(ring);
    Files.createDirectory(ring);
    assertThat(Homes.message(source.unwrap(Homes.wrapped("x", enc))))
        .contains("error: could not load secring: read " + ring + ": is a directory;");
  }

  /** gpg looks in HOME, the reference in the home folder of the account. */
  @Test
  void looksInTheHomeFolderOfTheAccount() {
    Map<String, String> environment = Map.of("HOME", "/h", "PATH", "");
    KeyContext context = TestContexts.of(environment, folder);
    String enc = Homes.open("old").wrap(Homes.ref(Homes.fingerprint("old", "good")), Homes.part());
    for (String home : List.of("/h", "/account")) {
      KeyContext world = home.equals("/h") ? context : context.withAccountHome(Path.of(home));
      assertThat(
              Homes.message(new PgpKeySourceProvider().open(world).unwrap(Homes.wrapped("x", enc))))
          .contains("could not load secring: open " + home + "/.gnupg/pubring.gpg: no such file");
    }
  }

  @Test
  void asksTheAgentForThePassphrase() throws Exception {
    String fingerprint = Homes.fingerprint("old-locked", "rsa");
    String enc = Homes.open("old-locked").wrap(Homes.ref(fingerprint), Homes.part());
    Path socket = folder.resolve("S");
    try (FakeGpgAgent agent = FakeGpgAgent.start(socket, FakeGpgAgent.knowing(Homes.PASSPHRASE))) {
      assertThat(unwrap(fingerprint, enc, socket + ":1:1", Prompts.NONE)).isEqualTo(DONE);
      String id = Messages.recipient(enc).substring(8);
      assertThat(agent.requests())
          .contains(
              "GET_PASSPHRASE "
                  + id
                  + " X Passphrase Unlock+key+"
                  + id
                  + "+to+decrypt+sops%27s+key");
    }
  }

  @Test
  void makesTheAgentForgetAWrongPassphraseAndAsksThreeTimes() throws Exception {
    String fingerprint = Homes.fingerprint("old-locked", "rsa");
    String enc = Homes.open("old-locked").wrap(Homes.ref(fingerprint), Homes.part());
    Path socket = folder.resolve("S");
    try (FakeGpgAgent agent = FakeGpgAgent.start(socket, FakeGpgAgent.knowing("wrong"))) {
      assertThat(Homes.message(unwrap(fingerprint, enc, socket.toString(), Prompts.NONE)))
          .contains(
              "error: reading PGP message failed: function passphrasePrompt called too many"
                  + " times;");
      assertThat(agent.requests().stream().filter(line -> line.startsWith("GET_PASS"))).hasSize(3);
      assertThat(agent.requests().stream().filter(line -> line.startsWith("CLEAR_PASS")))
          .hasSize(3);
    }
  }

  @Test
  void asksThePersonIfTheAgentIsSwitchedOff() {
    String fingerprint = Homes.fingerprint("old-locked", "rsa");
    String enc = Homes.open("old-locked").wrap(Homes.ref(fingerprint), Homes.part());
    Answers answers = new Answers("wrong", Homes.PASSPHRASE);
    assertThat(unwrap(fingerprint, enc, "", answers)).isEqualTo(DONE);
    assertThat(answers.questions)
        .containsExactly("Enter PGP key passphrase:", "Enter PGP key passphrase:");
  }

  @Test
  void failsIfTheAgentCannotBeReached() {
    String fingerprint = Homes.fingerprint("old-locked", "rsa");
    String enc = Homes.open("old-locked").wrap(Homes.ref(fingerprint), Homes.part());
    assertThat(
            Homes.message(unwrap(fingerprint, enc, folder.resolve("S").toString(), Prompts.NONE)))
        .contains(
            "error: reading PGP message failed: could not establish connection with gpg-agent: ");
  }

  private UnwrapResult unwrap(String fingerprint, String enc, String agent, Prompts prompts) {
    Map<String, String> environment = Homes.environment("old-locked");
    environment.put("GPG_AGENT_INFO", agent);
    return open(environment, prompts).unwrap(Homes.wrapped(fingerprint, enc));
  }

  private KeySource open(Map<String, String> environment, Prompts prompts) {
    return new PgpKeySourceProvider()
        .open(TestContexts.of(environment, folder, CommandRunner.of(environment, folder), prompts));
  }
}
