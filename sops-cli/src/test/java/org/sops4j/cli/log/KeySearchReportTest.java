package org.sops4j.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;
import org.sops4j.key.KeySearch;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

class KeySearchReportTest {
  private static final KeySearch NO_FILE =
      new KeySearch("/h/keys.txt", KeySearch.Outcome.MISSING, "");
  private static final KeySearch NO_VARIABLE =
      new KeySearch("SOPS_AGE_KEY", KeySearch.Outcome.MISSING, "");
  private static final KeySearch OTHERS =
      new KeySearch("SOPS_AGE_KEY_FILE", KeySearch.Outcome.NOT_MATCHING, "3 identities");

  private static KeyAttempt age(String recipient, KeySearch... searches) {
    return new KeyAttempt(
        KeyRef.of(KeyType.AGE, Map.of("recipient", recipient)), List.of("no"), List.of(searches));
  }

  private static KeyAttempt pgp(String fingerprint, KeySearch... searches) {
    return new KeyAttempt(
        KeyRef.of(KeyType.PGP, Map.of("fp", fingerprint)), List.of("no"), List.of(searches));
  }

  private static List<String> report(GroupAttempt... groups) {
    return KeySearchReport.of(new DataKeyUnavailableException(0, List.of(groups)));
  }

  @Test
  void namesEachPlaceAndWhatToDo() {
    assertThat(report(new GroupAttempt(false, List.of(age("age1a", OTHERS, NO_VARIABLE, NO_FILE)))))
        .containsExactly(
            "\nWhere private keys were looked for:",
            "  age age1a",
            "    SOPS_AGE_KEY_FILE: none of its keys is this one (3 identities)",
            "    nothing there: SOPS_AGE_KEY, /h/keys.txt",
            "",
            "What to do:",
            "  If you have the age identity, name its file in SOPS_AGE_KEY_FILE; `sops keygen -y"
                + " FILE` shows which recipient a file is for.",
            "  If you have none of these keys, ask somebody who can decrypt the file to add yours:"
                + " `sops rotate -i --add-age YOURS FILE`.");
  }

  @Test
  void keysThatFaredAlikeShareTheirPlaces() {
    String longName = "age1pq1" + "q".repeat(2000);
    KeySearch broken = new KeySearch("gpg", KeySearch.Outcome.UNREADABLE, "exit status 2");
    assertThat(
            report(
                new GroupAttempt(false, List.of(age("age1a", NO_FILE), age(longName, NO_FILE))),
                new GroupAttempt(false, List.of(pgp("FFFF", broken)))))
        .startsWith(
            "\nWhere private keys were looked for:",
            "  age age1a",
            "  age " + longName.substring(0, 60) + "... (2007 characters)",
            "    nothing there: /h/keys.txt",
            "",
            "  pgp FFFF",
            "    gpg: cannot be read (exit status 2)")
        .anyMatch(line -> line.contains("gpg --list-secret-keys"));
  }

  @Test
  void groupsThatOpenedAreNoConcern() {
    List<String> lines =
        report(
            new GroupAttempt(true, List.of(age("age1tried", NO_FILE))),
            new GroupAttempt(false, List.of(age("age1a", NO_FILE))));
    assertThat(String.join("\n", lines)).contains("age1a").doesNotContain("age1tried");
  }

  @Test
  void saysNothingIfNothingIsKnown() {
    assertThat(report(new GroupAttempt(false, List.of(age("age1a"))))).isEmpty();
  }
}
