package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.TestContexts;

/** What can be told of the identities at hand without asking anybody, and without guessing. */
class KnownIdentitiesTest {
  private static final AgeIdentity OTHER = AgeIdentity.generate(new FixedRandom(9));
  private static final String OTHER_RECIPIENT = OTHER.recipient().toString();
  private static final String PLUGIN = "AGE-PLUGIN-YUBIKEY-1QQPQQYQSZQGPQYQSZQGPQYQSZQGP8X8WA";

  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("HOME", home.toString());
  }

  private IdentityGenerator generator() {
    return new AgeKeySourceProvider().identityGenerator(TestContexts.of(environment, home));
  }

  private boolean isLockedOut(String... recipients) {
    return generator().isLockedOut(List.of(recipients));
  }

  private Path write(String name, String content) throws Exception {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @Test
  void recipientsComeInTheOrderInWhichIdentitiesAreTried() throws Exception {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY);
    Path file = write(".config/sops/age/keys.txt", "# mine\n" + OTHER.revealSecretText() + "\n");
    assertThat(generator().known().recipients())
        .containsExactly(
            new IdentityGenerator.Recipient("SOPS_AGE_KEY", Keys.A_RECIPIENT),
            new IdentityGenerator.Recipient(file.toString(), OTHER_RECIPIENT));
    assertThat(generator().known().unknown()).isEmpty();
  }

  @Test
  void whoHasAnotherKeyIsLockedOut() throws Exception {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY);
    assertThat(isLockedOut(OTHER_RECIPIENT)).isTrue();
    assertThat(isLockedOut(OTHER_RECIPIENT, Keys.A_RECIPIENT)).isFalse();
    write("more.txt", OTHER.revealSecretText());
    environment.put("SOPS_AGE_KEY_FILE", "more.txt");
    assertThat(isLockedOut(OTHER_RECIPIENT)).isFalse();
  }

  @Test
  void whoHasNoKeyOnlyEncrypts() throws Exception {
    assertThat(isLockedOut(OTHER_RECIPIENT)).isFalse();
    environment.put("SOPS_AGE_KEY_FILE", "missing.txt");
    assertThat(isLockedOut(OTHER_RECIPIENT)).isFalse();
    write(".config/sops/age/keys.txt", "# nothing yet\n");
    assertThat(isLockedOut(OTHER_RECIPIENT)).isFalse();
    assertThat(generator().known().unknown()).isEmpty();
  }

  @Test
  void whatOnlyAQuestionOrAProgramCouldTellIsNotTold() throws Exception {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY);
    environment.put("SOPS_AGE_KEY_CMD", "touch " + home.resolve("ran"));
    assertThat(isLockedOut(OTHER_RECIPIENT)).isFalse();
    assertThat(generator().known().unknown()).containsExactly("SOPS_AGE_KEY_CMD");
    assertThat(home.resolve("ran")).doesNotExist();
    environment.remove("SOPS_AGE_KEY_CMD");
    for (String content : List.of("age-encryption.org/v1\n-> scrypt x 18\n", PLUGIN, "garbage")) {
      Path file = write(".config/sops/age/keys.txt", content);
      assertThat(isLockedOut(OTHER_RECIPIENT)).as(content).isFalse();
      assertThat(generator().known().unknown()).containsExactly(file.toString());
      assertThat(generator().known().recipients()).hasSize(1);
    }
  }

  @Test
  void sshKeysMayOpenWhatIsForSshKeys() {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY);
    assertThat(isLockedOut("ssh-ed25519 AAAA", OTHER_RECIPIENT)).isFalse();
  }

  @Test
  void aRecipientInACommentOfTheFileIsBelieved() throws Exception {
    write(
        ".config/sops/age/keys.txt",
        "# public key: " + OTHER_RECIPIENT + "\n" + Keys.A_IDENTITY + "\n");
    assertThat(isLockedOut(OTHER_RECIPIENT)).isFalse();
  }
}
