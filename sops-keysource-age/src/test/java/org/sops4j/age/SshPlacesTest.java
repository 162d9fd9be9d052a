package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.key.DataKey;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.TestContexts;

/** Where SSH keys are found, and what is said of them (keysources.md sections 2.5 and 2.10). */
class SshPlacesTest {
  private static final DataKey PART = DataKey.copyOf(new byte[32]);

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();
  private final RecordedPrompts person = new RecordedPrompts("vector-passphrase");

  @BeforeEach
  void setHome() {
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
  }

  @Test
  void findsKeysInEachPlace() throws IOException {
    for (String name : List.of("ssh-ed25519", "ssh-rsa")) {
      String key = Keys.FOLDER.resolve(name).toAbsolutePath().toString();
      environment.put("SOPS_AGE_SSH_PRIVATE_KEY_FILE", key);
      assertOpens(name);
      environment.remove("SOPS_AGE_SSH_PRIVATE_KEY_FILE");
      environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "cat '" + key + "'");
      assertOpens(name);
      environment.remove("SOPS_AGE_SSH_PRIVATE_KEY_CMD");
      copy(name, ".ssh/" + name.replace("ssh-", "id_"));
      assertOpens(name);
    }
  }

  @Test
  void asksForAPassphraseOnlyIfTheKeyIsWanted() throws IOException {
    copy("ssh-ed25519-pass", ".ssh/id_ed25519");
    copy("ssh-rsa", ".ssh/id_rsa");
    assertOpens("ssh-rsa");
    assertThat(person.heard).isEmpty();
    assertOpens("ssh-ed25519-pass");
    assertThat(person.heard)
        .containsExactly("secret: Enter passphrase for \"" + home + "/.ssh/id_ed25519\":");
  }

  @Test
  void looksForNoneIfANativeIdentityFits() throws IOException {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY);
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "touch ran");
    assertThat(unwrap(Keys.A_RECIPIENT)).isEqualTo(new UnwrapResult.Unwrapped(PART));
    assertThat(home.resolve("ran")).doesNotExist();
  }

  @Test
  void refusesProtectedKeysFromACommand() throws IOException {
    copy("ssh-ed25519-pass", "key");
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "cat key");
    assertThat(message("ssh-ed25519-pass"))
        .startsWith(
            "failed to load age identities. Errors while loading age identities: the SSH key"
                + " returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD is password protected, which"
                + " is unsupported. (\"ssh: this private key is passphrase protected\"). Did");
  }

  @Test
  void reportsWhatCommandsPrint() throws IOException {
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "echo hello");
    assertThat(message("ssh-rsa"))
        .contains(
            ": malformed SSH identity returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD:"
                + " \"ssh: no key found\". Did not find keys in locations"
                + " 'SOPS_AGE_SSH_PRIVATE_KEY_FILE', '"
                + home
                + "/.ssh/id_ed25519'");
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "false");
    assertThat(message("ssh-rsa")).contains(": failed to execute command false: exit status 1.");
  }

  @Test
  void collectsAllErrorsInOrder() throws IOException {
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_FILE", "missing");
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "false");
    environment.put("SOPS_AGE_KEY", "hello");
    environment.put("SOPS_AGE_KEY_FILE", "missing");
    Files.createDirectories(home.resolve(".ssh/id_rsa"));
    assertThat(message("ssh-rsa"))
        .startsWith(
            "failed to load age identities. Errors while loading age identities: failed to open"
                + " file: open missing: no such file or directory; failed to execute command"
                + " false: exit status 1; failed to read file: read "
                + home
                + "/.ssh/id_rsa: is a directory; failed to open SOPS_AGE_KEY_FILE file: open"
                + " missing: no such file or directory; failed to parse 'SOPS_AGE_KEY' age"
                + " identities: unknown identity type. Did not find");
  }

  @Test
  void triesNativeIdentitiesFirstAndThenThoseOfSsh() throws IOException {
    copy("ssh-ed25519-pass", ".ssh/id_ed25519");
    environment.put("GPG_AGENT_INFO", "");
    environment.put("SOPS_AGE_KEY", ProtectedFiles.REFERENCE);
    assertOpens("ssh-ed25519-pass");
    assertThat(person.heard).hasSize(1).allMatch(heard -> heard.contains("id_ed25519"));
  }

  private void assertOpens(String name) throws IOException {
    assertThat(unwrap(recipient(name))).isEqualTo(new UnwrapResult.Unwrapped(PART));
  }

  private String message(String name) throws IOException {
    return Keys.message(unwrap(recipient(name)));
  }

  private UnwrapResult unwrap(String recipient) {
    return new AgeKeySourceProvider()
        .open(TestContexts.of(environment, home, CommandRunner.of(environment, home), person))
        .unwrap(Keys.wrapped(recipient, Keys.enc(recipient)));
  }

  private static String recipient(String name) throws IOException {
    return Files.readString(Keys.FOLDER.resolve(name + ".pub")).strip();
  }

  private void copy(String name, String target) throws IOException {
    Files.createDirectories(home.resolve(target).getParent());
    Files.copy(Keys.FOLDER.resolve(name), home.resolve(target));
  }
}
