package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypting nothing, or to others only, is success as in the reference, but not silent. */
class EncryptionCheckTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void write() {
    program = new Program(folder);
    program.write("f.yaml", "a: 1\nb_unencrypted: 2\n");
  }

  private void warns(String warning, String... args) {
    assertThat(program.run(args)).isZero();
    assertThat(program.stderr).isEqualTo("  warning: " + warning + "\n");
    assertThat(program.stdout).contains("sops:\n");
  }

  @Test
  void nothingThatIsSelected() {
    String warning =
        "nothing is encrypted in f.yaml: encrypted_regex \"^x$\" selects 0 of 2 values";
    warns(warning, "encrypt", "--encrypted-regex", "^x$", "f.yaml");
    warns(warning, "-e", "--encrypted-regex", "^x$", "f.yaml");
    program.write("f.yaml", "a_unencrypted: [1]\n");
    warns(
        "nothing is encrypted in f.yaml: unencrypted_suffix \"_unencrypted\" selects 0 of 1 value",
        "encrypt",
        "f.yaml");
  }

  @Test
  void anExceptionThatExceptsNothing() {
    warns(
        "unencrypted_regex \"^x$\" leaves nothing of f.yaml in clear: every value is encrypted",
        "encrypt",
        "--unencrypted-regex",
        "^x$",
        "f.yaml");
  }

  @Test
  void othersOnly() {
    warns(
        "you cannot decrypt f.yaml: none of the age identities on this machine is one of its"
            + " recipients",
        "encrypt",
        "--age",
        AgeKeys.recipients("a,b"),
        "f.yaml");
  }

  @Test
  void groupsThatTakeSomebodyElse() {
    program.set("SOPS_AGE_RECIPIENTS", null);
    program.write(".sops.yaml", AgeKeys.rule("a/e"));
    assertThat(program.run("encrypt", "f.yaml")).isZero();
    assertThat(program.stderr).contains("you cannot decrypt f.yaml");
    program.write(".sops.yaml", AgeKeys.rule("a,e/b,e"));
    assertThat(program.run("encrypt", "f.yaml")).isZero();
    assertThat(program.stderr).isEmpty();
  }

  @Test
  void strictIsAnErrorThatWritesNothing() {
    assertThat(program.run("encrypt", "-i", "--strict", "--encrypted-regex", "x", "f.yaml"))
        .isEqualTo(1);
    assertThat(program.stderr).startsWith("Error: nothing is encrypted in f.yaml: ");
    assertThat(folder.resolve("f.yaml")).hasContent("a: 1\nb_unencrypted: 2\n");
    assertThat(program.run("encrypt", "-i", "--strict", "f.yaml")).isZero();
    assertThat(program.stderr).isEmpty();
  }

  @Test
  void whatIsInOrderIsQuiet() {
    for (String content : new String[] {"a: 1\n", "{}\n", "a: null\nb: ''\n", "# only\nx: []\n"}) {
      program.write("g.yaml", content);
      assertThat(program.run("encrypt", "g.yaml")).isZero();
      assertThat(program.stderr).as(content).isEmpty();
    }
    program.set("SOPS_AGE_KEY", null); // who only encrypts
    assertThat(program.run("encrypt", "--age", AgeKeys.recipients("a"), "f.yaml")).isZero();
    assertThat(program.stderr).isEmpty();
  }
}
