package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.FakeGpgAgent;
import org.sops4j.testkit.TestContexts;

/** Identity files with a passphrase (keysources.md section 2.7). */
class ProtectedFilesTest {
  private static final String QUESTION =
      "secret: Enter passphrase for identity 'SOPS_AGE_KEY_FILE':";
  private static final String CACHE_ID = "SopsAgeCNSRTT46K6ZE47T7LNVCPLYYVPZVU556G32BQKMH";

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();
  private RecordedPrompts person = new RecordedPrompts("correct horse");

  @BeforeEach
  void protect() throws Exception {
    environment.put("HOME", home.toString());
    environment.put("GPG_AGENT_INFO", "");
    environment.put("SOPS_AGE_KEY_FILE", "key.age");
    Files.write(
        home.resolve("key.age"),
        ProtectedFiles.protect(GoldenKeysTest.REFERENCE_IDENTITY + "\n", "correct horse"));
  }

  @Test
  void asksThePersonIfThereIsNoAgent() {
    assertThat(unwrap()).isEqualTo(GoldenKeysTest.REFERENCE_KEY);
    assertThat(person.heard).containsExactly(QUESTION);
  }

  @Test
  void asksTheAgentAsTheReferenceDoes() throws IOException {
    environment.put("GPG_AGENT_INFO", home + "/s:0:1");
    environment.put("TERM", "xterm");
    write(ProtectedFiles.REFERENCE);
    try (FakeGpgAgent agent = agent("correct horse")) {
      assertThat(unwrap()).isEqualTo(GoldenKeysTest.REFERENCE_KEY);
      assertThat(agent.requests())
          .contains("OPTION ttytype=xterm")
          .endsWith(
              "GET_PASSPHRASE "
                  + CACHE_ID
                  + " X Passphrase Enter+passphrase+for+identity+%27SOPS_AGE_KEY_FILE%27%3A");
    }
    assertThat(person.heard).isEmpty();
  }

  @Test
  void makesTheAgentForgetAWrongPassphrase() throws IOException {
    environment.put("GPG_AGENT_INFO", home + "/s:0:1");
    write(ProtectedFiles.REFERENCE);
    try (FakeGpgAgent agent = agent("wrong")) {
      assertFails("incorrect passphrase");
      assertThat(agent.requests()).endsWith("CLEAR_PASSPHRASE " + CACHE_ID);
    }
  }

  @Test
  void makesTheAgentForgetAnEmptyPassphrase() throws IOException {
    environment.put("GPG_AGENT_INFO", home + "/s:0:1");
    write(ProtectedFiles.REFERENCE);
    try (FakeGpgAgent agent = agent("")) {
      assertFails("failed to decrypt identity file: passphrase can't be empty");
      assertThat(agent.requests()).endsWith("CLEAR_PASSPHRASE " + CACHE_ID);
    }
  }

  @Test
  void doesNotAskThePersonIfTheAgentFails() throws IOException {
    environment.put("GPG_AGENT_INFO", home + "/s:0:1");
    try (FakeGpgAgent agent =
        FakeGpgAgent.start(
            home.resolve("s"),
            request -> request.startsWith("GET") ? "ERR 83886179 cancelled" : "OK")) {
      assertFails(
          "failed to decrypt identity file: could not read passphrase: gpg-agent passphrase request"
              + " errored: gpgagent: Cancel");
      assertThat(agent.requests()).isNotEmpty();
    }
    assertThat(person.heard).isEmpty();
  }

  @Test
  void saysWhyThereIsNoPassphrase() {
    person = new RecordedPrompts(null);
    assertFails("failed to decrypt identity file: could not read passphrase: cancelled");
    person = new RecordedPrompts("");
    assertFails("failed to decrypt identity file: passphrase can't be empty");
    person = new RecordedPrompts("wrong");
    assertFails("incorrect passphrase");
  }

  @Test
  void keepsWhatWasProtectedOutOfMessages() throws Exception {
    String secret = GoldenKeysTest.REFERENCE_IDENTITY;
    for (String line : List.of(" " + secret, secret.toLowerCase(Locale.ROOT), secret + "Q")) {
      Files.write(home.resolve("key.age"), ProtectedFiles.protect("# c\n" + line, "correct horse"));
      String message = Keys.message(unwrap());
      assertThat(message).contains("with age: error at line 2: ");
      assertThat(message.toUpperCase(Locale.ROOT)).doesNotContain(secret.substring(20, 40));
    }
  }

  @Test
  void reportsFilesWithoutIdentities() throws Exception {
    Files.write(home.resolve("key.age"), ProtectedFiles.protect("# none\n", "correct horse"));
    assertFails("no identities found");
  }

  @Test
  void refusesFilesThatWereChanged() throws Exception {
    byte[] file = Files.readAllBytes(home.resolve("key.age"));
    file[file.length - 1] ^= 1;
    Files.write(home.resolve("key.age"), file);
    assertFails(
        "failed to read identities file: failed to decrypt and authenticate payload chunk, file may"
            + " be corrupted or tampered with");
  }

  @Test
  void tellsItsRecipientsToWhoKnowsThePassphrase() throws IOException {
    assertThat(
            new AgeKeySourceProvider()
                .identityGenerator(context())
                .recipients("key.age", Files.readAllBytes(home.resolve("key.age"))))
        .containsExactly(GoldenKeysTest.REFERENCE_ENTRY.ref().field("recipient"));
    assertThat(person.heard).containsExactly("secret: Enter passphrase for identity 'key.age':");
  }

  @Test
  void asksNobodyIfANativeIdentityFits() {
    environment.put("SOPS_AGE_KEY", GoldenKeysTest.REFERENCE_IDENTITY);
    assertThat(unwrap()).isEqualTo(GoldenKeysTest.REFERENCE_KEY);
    assertThat(person.heard).isEmpty();
  }

  @Test
  void asksAgainForEachEntry() {
    var source = new AgeKeySourceProvider().open(context());
    for (int i = 0; i < 2; i++) {
      assertThat(source.unwrap(GoldenKeysTest.REFERENCE_ENTRY))
          .isEqualTo(GoldenKeysTest.REFERENCE_KEY);
    }
    assertThat(person.heard).containsExactly(QUESTION, QUESTION);
  }

  @Test
  void mentionsAFileThatWasUnlockedInVain() {
    String enc = Keys.enc(Keys.A_RECIPIENT);
    UnwrapResult result =
        new AgeKeySourceProvider().open(context()).unwrap(Keys.wrapped(Keys.A_RECIPIENT, enc));
    assertThat(result).isInstanceOf(UnwrapResult.NotMine.class);
    assertThat(Keys.message(result)).contains(": identity did not match any of the recipients: ");
    assertThat(person.heard)
        .containsExactly(
            QUESTION,
            "warning: encrypted identity 'SOPS_AGE_KEY_FILE' didn't match file's recipients");
  }

  @Test
  void reportsWhatIsNoArmor() throws IOException {
    write("-----BEGIN AGE FOO-----\n");
    assertThat(Keys.message(unwrap()))
        .startsWith(
            "failed to load age identities. Errors while loading age identities: failed to read"
                + " 'SOPS_AGE_KEY_FILE': invalid armor: invalid first line:"
                + " \"-----BEGIN AGE FOO-----\". Did");
  }

  @Test
  void refusesFilesThatAreTooLong() throws IOException {
    byte[] content = new byte[16 * 1024 * 1024];
    byte[] start = "age-encryption.org/v1\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, content, 0, start.length);
    Files.write(home.resolve("key.age"), content);
    assertThat(Keys.message(unwrap()))
        .contains("failed to read 'SOPS_AGE_KEY_FILE': file too long");
  }

  @Test
  void refusesAllButPassphrases() throws IOException {
    write(Keys.enc(Keys.A_RECIPIENT));
    assertFails("incorrect passphrase");
    write("age-encryption.org/v1\nhello\n");
    assertFails(
        "failed to decrypt identity file: failed to read header: failed to parse header: malformed"
            + " stanza opening line: \"hello\\n\"");
    String stanza = "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 23\n" + "A".repeat(43) + "\n";
    write("age-encryption.org/v1\n" + stanza + "--- " + "A".repeat(43) + "\n");
    assertFails("failed to decrypt identity file: scrypt work factor too large: 23");
    write("age-encryption.org/v1\n" + stanza + stanza + "--- " + "A".repeat(43) + "\n");
    assertFails("failed to decrypt identity file: an scrypt recipient must be the only one");
  }

  private void assertFails(String reason) {
    UnwrapResult result = unwrap();
    assertThat(result).isInstanceOf(UnwrapResult.Failed.class);
    assertThat(Keys.message(result))
        .startsWith(
            "failed to create reader for decrypting sops data key with age: "
                + reason
                + ". Did not find");
  }

  private UnwrapResult unwrap() {
    return new AgeKeySourceProvider().open(context()).unwrap(GoldenKeysTest.REFERENCE_ENTRY);
  }

  private KeyContext context() {
    return TestContexts.of(environment, home, CommandRunner.of(environment, home), person);
  }

  private FakeGpgAgent agent(String passphrase) throws IOException {
    return FakeGpgAgent.start(home.resolve("s"), FakeGpgAgent.knowing(passphrase));
  }

  private void write(String content) throws IOException {
    Files.writeString(home.resolve("key.age"), content);
  }
}
