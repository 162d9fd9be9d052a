package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.key.KeySearch;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.TestContexts;

/** What is said of each place that was searched, as data. */
class KeySearchTest {
  private static final String OTHER = AgeIdentity.generate(new FixedRandom(9)).revealSecretText();

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("GPG_AGENT_INFO", "");
  }

  @Test
  void namesAllPlacesInOrder() {
    assertThat(search())
        .allMatch(place -> place.outcome() == Outcome.MISSING)
        .extracting(KeySearch::place)
        .containsExactly(
            "SOPS_AGE_SSH_PRIVATE_KEY_FILE",
            "SOPS_AGE_SSH_PRIVATE_KEY_CMD",
            home + "/.ssh/id_ed25519",
            home + "/.ssh/id_rsa",
            "SOPS_AGE_KEY",
            "SOPS_AGE_KEY_FILE",
            "SOPS_AGE_KEY_CMD",
            home + "/.config/sops/age/keys.txt");
  }

  @Test
  void tellsApartWhatItFound() throws IOException {
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_FILE", "missing");
    environment.put("SOPS_AGE_SSH_PRIVATE_KEY_CMD", "echo hello");
    Files.createDirectory(home.resolve(".ssh"));
    Files.copy(Keys.FOLDER.resolve("ssh-rsa"), home.resolve(".ssh/id_rsa"));
    environment.put("SOPS_AGE_KEY", OTHER + "\n" + OTHER + "\n" + OTHER);
    environment.put("SOPS_AGE_KEY_FILE", "/dev/null");
    environment.put("SOPS_AGE_KEY_CMD", "false");
    assertThat(search())
        .extracting(KeySearch::outcome, KeySearch::detail)
        .containsExactly(
            tuple(Outcome.MISSING, "failed to open file: open missing: no such file or directory"),
            tuple(
                Outcome.MALFORMED,
                "malformed SSH identity returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD:"
                    + " \"ssh: no key found\""),
            tuple(Outcome.MISSING, ""),
            tuple(Outcome.NOT_MATCHING, "an ssh key, not for this recipient"),
            tuple(Outcome.NOT_MATCHING, "3 identities, none is for this recipient"),
            tuple(Outcome.EMPTY, ""),
            tuple(Outcome.UNREADABLE, "failed to execute command false: exit status 1"),
            tuple(Outcome.MISSING, ""));
  }

  @Test
  void namesThePlaceOfTheIdentityThatFailed() throws Exception {
    environment.put("SOPS_AGE_KEY", OTHER);
    environment.put("SOPS_AGE_KEY_FILE", "key.age");
    Files.write(home.resolve("key.age"), ProtectedFiles.protect(OTHER, "right"));
    environment.put("SOPS_AGE_KEY_CMD", "cat key.age");
    assertThat(search())
        .filteredOn(place -> place.outcome() != Outcome.MISSING)
        .containsExactly(
            new KeySearch(
                "SOPS_AGE_KEY", Outcome.NOT_MATCHING, "1 identity, not for this recipient"),
            new KeySearch("SOPS_AGE_KEY_FILE", Outcome.FAILED, "incorrect passphrase"));
  }

  @Test
  void namesTheIdentitiesThatAProgramBrings() {
    AgeKeySource source = AgeKeySource.of(List.of(AgeIdentity.parse(OTHER)));
    assertThat(places(source.unwrap(Keys.wrapped("", Keys.enc(Keys.A_RECIPIENT)))))
        .containsExactly(
            new KeySearch(
                "the identities of the program",
                Outcome.NOT_MATCHING,
                "1 identity, not for this recipient"));
  }

  private List<KeySearch> search() {
    return places(
        new AgeKeySourceProvider()
            .open(
                TestContexts.of(
                    environment,
                    home,
                    CommandRunner.of(environment, home),
                    new RecordedPrompts("wrong")))
            .unwrap(Keys.wrapped(Keys.A_RECIPIENT, Keys.enc(Keys.A_RECIPIENT))));
  }

  private static List<KeySearch> places(UnwrapResult result) {
    return result instanceof UnwrapResult.Failed failed
        ? failed.searches()
        : ((UnwrapResult.NotMine) result).searches();
  }
}
