package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sops revoke}: a person leaves. */
class RevokeCommandTest {
  private static final String A = AgeKeys.recipients("a");
  private static final String B = AgeKeys.recipients("b");
  private static final String RULES =
      "creation_rules:\n  - path_regex: \\.yaml$\n    age:\n      - " + A + " # alice\n";

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveATeam() {
    sops = new Program(folder);
    sops.set("SOPS_AGE_RECIPIENTS", null).set("SOPS_AGE_KEY", AgeKeys.identities("a"));
    sops.write(".sops.yaml", RULES);
    sops.encrypted("hers.yaml", "a: 1\n");
    sops.write(".sops.yaml", RULES + "      - " + B + " # bob\n");
    sops.encrypted("both.yaml", "db:\n    password: one\n    empty: ''\n    hosts: [x, y]\n");
  }

  private String read(String name) {
    return Program.read(folder.resolve(name));
  }

  @Test
  void whileARuleNamesThePersonNothingIsChanged() {
    String before = read("both.yaml");
    assertThat(sops.run("revoke", "bob")).isEqualTo(1);
    assertThat(sops.stderr)
        .isEqualTo(
            "rules in .sops.yaml still name bob; nothing was changed\n"
                + "  line 5: - "
                + B
                + " # bob\n"
                + "  Take these out, or give --edit-config to have it done.\n"
                + "  Once the name is gone, go by recipient: "
                + B
                + "\n");
    assertThat(read("both.yaml")).isEqualTo(before);
  }

  @Test
  void withTheConfigurationEveryFileLosesThePerson() {
    String untouched = read("hers.yaml");
    String before = read("both.yaml");
    assertThat(sops.run("revoke", "--edit-config", "bob")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            "# Values that bob could read. Change each where it comes from, then in its file.\n"
                + "\n## both.yaml\n"
                + "- [ ] [\"db\"][\"password\"]\n"
                + "- [ ] [\"db\"][\"hosts\"][0]\n"
                + "- [ ] [\"db\"][\"hosts\"][1]\n");
    assertThat(sops.stderr)
        .contains(".sops.yaml: bob was taken out\n", "history of the repository")
        .endsWith("sops revoke: 1 without bob, under new data keys\n");
    assertThat(read(".sops.yaml")).isEqualTo(RULES);
    assertThat(read("hers.yaml")).isEqualTo(untouched);
    assertThat(read("both.yaml").lines().skip(1).findFirst())
        .isNotEqualTo(before.lines().skip(1).findFirst());
    assertThat(sops.decrypted("both.yaml")).contains("password: one\n");
    assertThat(sops.run("sync", "--check")).isZero();
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(sops.run("decrypt", "both.yaml")).isEqualTo(128);
  }

  @Test
  void onceTheNameIsGoneTheRecipientServes() {
    sops.write(".sops.yaml", RULES);
    assertThat(sops.run("revoke", "bob")).isEqualTo(1);
    assertThat(sops.stderr).contains("nobody of the name \"bob\"");
    assertThat(sops.run("revoke", B)).isZero();
    assertThat(read("both.yaml")).doesNotContain(B);
  }

  @Test
  void aDryRunNeedsNoKeyAndOnlyLists() {
    sops.set("SOPS_AGE_KEY", null);
    String before = read("both.yaml");
    assertThat(sops.run("revoke", "-n", "bob")).isZero();
    assertThat(sops.stdout).contains("## both.yaml\n");
    assertThat(read("both.yaml")).isEqualTo(before);
  }

  @Test
  void aChecklistKeepsWhatWasTickedOff() {
    assertThat(sops.run("revoke", "-n", "--checklist", "todo.md", "bob")).isZero();
    assertThat(sops.stdout).isEmpty();
    String ticked = read("todo.md").replaceFirst("\\[ ]", "[x]");
    sops.write("todo.md", ticked);
    assertThat(sops.run("revoke", "--edit-config", "--checklist", "todo.md", "bob")).isZero();
    assertThat(read("todo.md")).isEqualTo(ticked);
  }

  @Test
  void theLastRecipientOfAFileStays() {
    String before = read("hers.yaml");
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a"));
    assertThat(sops.run("revoke", "--edit-config", "alice")).isEqualTo(2);
    assertThat(sops.stderr).contains("hers.yaml:\n  it has no other recipient; give it one first");
    assertThat(read("hers.yaml")).isEqualTo(before);
    assertThat(read("both.yaml")).doesNotContain(A);
  }

  @Test
  void aRuleThatWouldBeEmptyIsLeftToAPerson() {
    sops.write(".sops.yaml", RULES);
    assertThat(sops.run("revoke", "--edit-config", "alice")).isEqualTo(1);
    assertThat(sops.stderr).contains("would be without recipients", "nothing was changed");
    assertThat(read(".sops.yaml")).isEqualTo(RULES);
  }

  @Test
  void whatCannotBeEditedWithCertaintyIsLeftToAPerson() {
    String odd = "creation_rules:\n  - age: \"" + A + ",\\\n      " + B + "\" # both\n";
    sops.write(".sops.yaml", odd);
    assertThat(sops.run("revoke", "--edit-config", B)).isEqualTo(1);
    assertThat(sops.stderr).contains("has to be edited by hand", "nothing was changed");
    assertThat(read(".sops.yaml")).isEqualTo(odd);
  }
}
