package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.TestContexts;

/** One key source for many files: what was found once is used again. */
class RememberingTest {
  private static final String ENC = Keys.enc(Keys.A_RECIPIENT);

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();
  private RecordedPrompts person = new RecordedPrompts("correct horse");

  @BeforeEach
  void setHome() {
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("GPG_AGENT_INFO", "");
  }

  @Test
  void aFileIsReadOnce() throws IOException {
    write("k.txt", Keys.A_IDENTITY);
    environment.put("SOPS_AGE_KEY_FILE", "k.txt");
    KeySource source = source();

    assertThat(unwrap(source)).isInstanceOf(UnwrapResult.Unwrapped.class);
    Files.delete(home.resolve("k.txt"));
    assertThat(unwrap(source)).isInstanceOf(UnwrapResult.Unwrapped.class);
  }

  @Test
  void aPassphraseIsAskedForOnce() throws Exception {
    protect();
    KeySource source = source();

    for (int i = 0; i < 3; i++) {
      assertThat(unwrap(source)).isInstanceOf(UnwrapResult.Unwrapped.class);
    }
    assertThat(person.heard).hasSize(1);
  }

  @Test
  void aWrongPassphraseIsNotAskedForAgain() throws Exception {
    protect();
    person = new RecordedPrompts("wrong");
    KeySource source = source();

    for (int i = 0; i < 3; i++) {
      assertThat(Keys.message(unwrap(source))).contains("incorrect passphrase");
    }
    assertThat(person.heard).hasSize(1);
  }

  @Test
  void commandsAreAskedForEachRecipient() throws IOException {
    write("keys/" + Keys.A_RECIPIENT, Keys.A_IDENTITY);
    environment.put("SOPS_AGE_KEY_CMD", "sh -c 'echo >> runs; cat keys/$SOPS_AGE_RECIPIENT'");
    KeySource source = source();
    String other = AgeIdentity.generate(new FixedRandom(3)).recipient().toString();

    for (int i = 0; i < 2; i++) {
      assertThat(unwrap(source)).isInstanceOf(UnwrapResult.Unwrapped.class);
    }
    assertThat(Files.readAllLines(home.resolve("runs"))).hasSize(1);
    assertThat(source.unwrap(Keys.wrapped(other, Keys.enc(other))))
        .isInstanceOf(UnwrapResult.Failed.class);
    assertThat(Files.readAllLines(home.resolve("runs"))).hasSize(2);
  }

  @Test
  void messagesStayTheSame() {
    KeySource source = source();
    String first = Keys.message(unwrap(source));

    assertThat(first)
        .isEqualTo(Keys.message(unwrap(new AgeKeySourceProvider().open(context()))))
        .isEqualTo(Keys.message(unwrap(source)));
  }

  @Test
  void afterItIsClosedNothingIsRemembered() throws IOException {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY);
    KeySource source = source();
    assertThat(unwrap(source)).isInstanceOf(UnwrapResult.Unwrapped.class);

    ((AgeKeySource) source).close();

    // looked for anew: the identities that were handed out before are overwritten
    assertThat(unwrap(source)).isInstanceOf(UnwrapResult.Unwrapped.class);
  }

  private void protect() throws Exception {
    environment.put("SOPS_AGE_KEY_FILE", "key.age");
    Files.write(
        home.resolve("key.age"), ProtectedFiles.protect(Keys.A_IDENTITY + "\n", "correct horse"));
  }

  private static UnwrapResult unwrap(KeySource source) {
    return source.unwrap(Keys.wrapped(Keys.A_RECIPIENT, ENC));
  }

  private KeySource source() {
    return AgeKeySourceProvider.remembering().open(context());
  }

  private KeyContext context() {
    return TestContexts.of(environment, home, CommandRunner.of(environment, home), person);
  }

  private void write(String name, String content) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
