package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which configuration, rule, values and keys a file has, and why; without showing a value. */
class ExplainCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void configure() {
    program = new Program(folder).set("SOPS_AGE_RECIPIENTS", null);
    program.write(
        ".sops.yaml",
        "creation_rules:\n"
            + "  - path_regex: ^stage/\n    age: x\n"
            + "  - path_regex: \\.yaml$\n    encrypted_regex: ^(data|pw)$\n    age: "
            + Program.RECIPIENT
            + "\n  - age: y\n");
  }

  @Test
  void aFileThatIsNotThereHasRulesAndKeys() {
    assertThat(program.run("explain", "new.yaml")).isZero();
    assertThat(program.stderr).isEmpty();
    assertThat(program.stdout)
        .isEqualTo(
            """
            new.yaml does not exist

            Configuration
              .sops.yaml is used: the first one in the working folder or above it

            Creation rules, for the path new.yaml
              1, line 2, ^stage/: its path_regex is not found in the path
            > 2, line 4, \\.yaml$: its path_regex is found in the path
              3, line 7: not looked at: an earlier rule ends the search

            Encrypting it would use these keys
              from the creation rule at line 4
                age\
            """
                + " "
                + Program.RECIPIENT
                + "\n");
  }

  @Test
  void eachValueSaysWhichKeyDecides() {
    program.write("f.yaml", "a: first value\npw:\n  x: [second value, '']\nn: null\n");
    assertThat(program.run("explain", "f.yaml")).isZero();
    assertThat(program.stdout)
        .contains("f.yaml is not encrypted\n")
        .contains("  encrypted_regex ^(data|pw)$, from the creation rule at line 4\n")
        .contains("  clear      [\"a\"]  (no key of its path matches)\n")
        .contains("  encrypted  [\"pw\"][\"x\"][0]  (key \"pw\" matches)\n")
        .contains("  empty      [\"pw\"][\"x\"][1]  (null and empty texts are never encrypted)\n")
        .contains("  1 of 2 values would be encrypted; 2 empty\n")
        .doesNotContain("first value")
        .doesNotContain("second value")
        .doesNotContain("Private keys");
  }

  @Test
  void anEncryptedFileSaysWhichKeyOpensItAndWhatCanBeReadByAll() {
    Path file = program.encrypted("f.yaml", "a: 1\npw: secretive\n");
    assertThat(program.run("explain", "f.yaml")).isZero();
    assertThat(program.stdout)
        .contains("  encrypted  [\"pw\"]  (key \"pw\" matches)\n")
        .endsWith(
            "\nPrivate keys\n  age "
                + Program.RECIPIENT
                + " opens it\n  the file can be decrypted here\n")
        .doesNotContain("secretive")
        .doesNotContain("AGE-SECRET");
    program.write("f.yaml", Program.read(file).replaceFirst("pw: ENC\\[.*", "pw: leaked"));
    program.run("explain", "--no-keys", "f.yaml");
    assertThat(program.stdout)
        .contains("  NOT SECRET [\"pw\"]  (key \"pw\" matches)\n")
        .endsWith("  1 should be encrypted and can be read by anybody\n")
        .doesNotContain("leaked");
  }

  @Test
  void withoutTheKeyItSaysWhereItWasLookedFor() {
    program.encrypted("f.yaml", "pw: 1\n");
    program.set("SOPS_AGE_KEY", null);
    assertThat(program.run("explain", "f.yaml")).isZero();
    assertThat(program.stdout)
        .contains("  age " + Program.RECIPIENT + " does not open it\n")
        .contains("    SOPS_AGE_KEY: nothing there\n")
        .endsWith("  the file cannot be decrypted here\n");
  }

  @Test
  void keysOfTheEnvironmentDisplaceThoseOfTheRule() {
    program.encrypted("f.yaml", "pw: 1\n");
    program.set("SOPS_AGE_RECIPIENTS", AgeKeys.recipients("a"));
    program.run("explain", "f.yaml");
    assertThat(program.stdout)
        .contains("  from SOPS_AGE_RECIPIENTS, so that the keys of a rule do not count\n")
        .contains("the file differs from its rule: its keys are not those above");
    program.run("explain", "--age", AgeKeys.recipients("b"), "--encrypted-regex", "x", "g.yaml");
    assertThat(program.stdout).contains("  from --age, so that");
  }

  @Test
  void foldersThatWereSearchedAreNamedAndFilesElsewhereKeepTheirWholePath() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Program deep = new Program(inner).set("SOPS_AGE_RECIPIENTS", null);
    deep.run("explain", "x.yaml");
    assertThat(deep.stdout)
        .contains("  no .sops.yaml in " + inner + "\n")
        .contains("  ../../.sops.yaml is used")
        .contains("for the path a/b/x.yaml\n");
    deep.run("explain", "/elsewhere/x.yaml");
    assertThat(deep.stdout).contains("for the path /elsewhere/x.yaml\n");
    deep.set("SOPS_CONFIG", "../../.sops.yaml").run("explain", "x.yaml");
    assertThat(deep.stdout).contains("../../.sops.yaml is used: SOPS_CONFIG names it\n");
  }

  @Test
  void whatWouldFailIsSaidInTheWordsOfTheFailure() {
    program.write(".sops.yaml", "creation_rules:\n  - path_regex: x\n    age: foo\n");
    assertThat(program.run("explain", "a.json")).isZero();
    assertThat(program.stdout)
        .contains("  no rule is for this file\n")
        .contains(
            "  none, it would fail: error loading config: no matching creation rules found\n");
    program.run("explain", "x.json");
    assertThat(program.stdout).contains("it would fail: failed to parse input, unknown recipient");
    assertThat(program.run("explain")).isEqualTo(100);
  }

  @Test
  void forPrograms() {
    program.encrypted("f.yaml", "a: 1\npw: secretive\n");
    assertThat(program.run("explain", "--format", "json", "f.yaml")).isZero();
    assertThat(program.stdout)
        .startsWith("{\n  \"file\": \"f.yaml\",\n  \"state\": \"encrypted\",\n")
        .contains("\"outcome\": \"matches\"")
        .contains("\"path\": \"[\\\"pw\\\"]\"")
        .contains("\"total\": 2,\n    \"selected\": 1,")
        .contains("\"can_decrypt\": true")
        .doesNotContain("secretive");
    assertThat(program.run("explain", "--format", "xml", "f.yaml")).isEqualTo(8);
  }
}
