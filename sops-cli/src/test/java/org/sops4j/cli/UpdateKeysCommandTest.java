package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sops updatekeys} (cli.md sections 1.11 and 8.1). */
class UpdateKeysCommandTest {
  private static final String HEADING =
      "The following changes will be made to the file's groups:\n";
  private static final String TIME = "(?m)^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ";

  @TempDir Path folder;
  private Program sops;
  private Path file;
  private String before;

  @BeforeEach
  void haveAFileForKeyA() {
    sops = new Program(folder);
    sops.set("SOPS_AGE_RECIPIENTS", AgeKeys.recipients("a"));
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a,b,c,d"));
    file = sops.encrypted("f.yaml", "a: one\n");
    before = Program.read(file);
  }

  private String progress() {
    return sops.stderr.replaceAll(TIME, "TIME ").replace(folder.toString(), "DIR");
  }

  @Test
  void theFileGetsTheKeysOfItsRuleAndKeepsEverythingElse() {
    sops.write(".sops.yaml", AgeKeys.rule("b,a"));
    assertThat(sops.run("updatekeys", "--yes", "f.yaml")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            HEADING
                + "Group 1\n    "
                + AgeKeys.recipients("a")
                + "\n+++ "
                + AgeKeys.recipients("b")
                + "\n");
    assertThat(progress())
        .isEqualTo(
            "TIME Syncing keys for file DIR/f.yaml\n"
                + "TIME File DIR/f.yaml synced with new keys\n");
    String after = Program.read(file);
    assertThat(after.replaceAll("(?s)\n    age:.*\n    lastmodified", "\n    lastmodified"))
        .isEqualTo(before.replaceAll("(?s)\n    age:.*\n    lastmodified", "\n    lastmodified"));
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
  }

  @Test
  void aFileThatHasTheRightKeysIsNotWritten() {
    sops.write(".sops.yaml", AgeKeys.rule("a"));
    sops.set("SOPS_AGE_KEY", "");
    assertThat(sops.run("updatekeys", "f.yaml")).isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(progress()).endsWith("TIME File DIR/f.yaml already up to date\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void whatIsWrongWithTheContentIsNoneOfItsBusiness() {
    sops.write(".sops.yaml", AgeKeys.rule("b"));
    sops.write("f.yaml", before.replace("a: ENC", "x: ENC"));
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isZero();
    assertThat(sops.run("decrypt", "f.yaml")).isEqualTo(25);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "a/b/c, 3, ''",
        "a/b/c/d/a, 5, ''",
        "a, 0, ''",
      },
      ignoreLeadingAndTrailingWhitespace = true)
  void moreGroupsAreAllNeededWhateverTheRuleSays(String groups, int threshold, String shown) {
    String rule = AgeKeys.rule(groups).replace("  - key", "  - shamir_threshold: 2\n    key");
    sops.write(".sops.yaml", rule);
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isZero();
    assertThat(sops.stdout).doesNotContain("shamir_threshold");
    if (threshold == 0) {
      assertThat(file).hasContent(before);
    } else {
      assertThat(file).content().contains("shamir_threshold: " + threshold + "\n");
    }
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
  }

  @Test
  void fewerGroupsLowerTheThreshold() {
    sops.write(".sops.yaml", AgeKeys.rule("a/b/c"));
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isZero();
    sops.write(".sops.yaml", AgeKeys.rule("a/c"));
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isZero();
    assertThat(sops.stdout)
        .startsWith(HEADING + "+++ shamir_threshold: 2\n--- shamir_threshold: 3\nGroup 1\n");
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isZero();
    assertThat(sops.stdout).isEmpty();
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a,c"));
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
  }

  @Test
  void onATerminalTheDifferencesAreColoured() {
    sops.write(".sops.yaml", AgeKeys.rule("b"));
    sops.terminals = new Terminals(true, true, true);
    sops.stdin = "n\n";
    assertThat(sops.run("updatekeys", "f.yaml")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            HEADING
                + "\u001b[4mGroup 1\n\u001b[0m\u001b[32m+++ "
                + AgeKeys.recipients("b")
                + "\n\u001b[0m\u001b[31m--- "
                + AgeKeys.recipients("a")
                + "\n\u001b[0mIs this okay? (y/n):");
    assertThat(progress())
        .isEqualTo("TIME Syncing keys for file DIR/f.yaml\nTIME File DIR/f.yaml left unchanged\n");
    sops.set("NO_COLOR", "1");
    sops.run("updatekeys", "f.yaml");
    assertThat(sops.stdout).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "'y\n', 0, 1, ''",
    "'  y \r\n', 0, 1, ''",
    "y, 0, 1, ''",
    "'n\n', 0, 1, ''",
    "'yes\nY\nn\n', 0, 3, ''",
    "'', 1, 1, EOF",
    "'no\n', 1, 2, EOF",
    "'\n', 1, 1, unexpected newline",
    "'y y\n', 1, 1, expected newline",
  })
  void theAnswerIsOneOfTwoWords(String typed, int status, int questions, String complaint) {
    sops.write(".sops.yaml", AgeKeys.rule("b"));
    sops.stdin = typed;
    assertThat(sops.run("updatekeys", "f.yaml")).isEqualTo(status);
    assertThat(sops.stdout.split("Is this okay\\? \\(y/n\\):", -1)).hasSize(questions + 1);
    if (status != 0) {
      assertThat(sops.stderr).endsWith("\n" + complaint + "\n");
    }
    boolean written = progress().endsWith("synced with new keys\n");
    assertThat(written).isEqualTo(typed.strip().equals("y"));
    assertThat(Program.read(file).equals(before)).isNotEqualTo(written);
  }

  @Test
  void eachFileHasItsOwnAnswer() {
    sops.write(".sops.yaml", AgeKeys.rule("a,b"));
    Path other = sops.write("g.yaml", before);
    sops.stdin = "n\ny\n";
    assertThat(sops.run("updatekeys", "f.yaml", "g.yaml")).isZero();
    assertThat(file).hasContent(before);
    assertThat(other).content().contains(AgeKeys.recipients("b"));
  }

  @Test
  void afterAFileThatFailsTheOthersAreStillDone() {
    sops.write(".sops.yaml", AgeKeys.rule("a,b"));
    sops.write("plain.yaml", "a: 1\n");
    assertThat(sops.run("updatekeys", "-y", "no.yaml", "plain.yaml", "f.yaml")).isEqualTo(1);
    assertThat(progress().replaceAll("time=\"[^\"]*\"", "time=T"))
        .isEqualTo(
            "[CMD]\t time=T level=error msg=\"stat DIR/no.yaml: no such file or directory\"\n"
                + "TIME Syncing keys for file DIR/plain.yaml\n"
                + "[CMD]\t time=T level=error msg=\"sops metadata not found\"\n"
                + "TIME Syncing keys for file DIR/f.yaml\n"
                + "TIME File DIR/f.yaml synced with new keys\n"
                + "failed updating 2 key(s)\n"
                + "  in plain.yaml\n");
    assertThat(file).content().contains(AgeKeys.recipients("b"));
  }

  @Test
  void aBrokenConfigurationIsAFailureOfEachFile() {
    sops.write(".sops.yaml", "creation_rules: x\n");
    assertThat(sops.run("updatekeys", "-y", "no.yaml")).isEqualTo(1);
    assertThat(sops.stderr).startsWith("stat ");
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).startsWith("error loading config: ");
    assertThat(sops.run("updatekeys", "-y", "f.yaml", "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).contains("\nfailed updating 2 key(s)\n");
  }

  @Test
  void aFileWhoseThresholdIsOneCannotGetSeveralGroups() {
    sops.encrypted("f.yaml", "a: one\n", "--shamir-secret-sharing-threshold", "1");
    before = Program.read(file);
    sops.write(".sops.yaml", AgeKeys.rule("a/b"));
    assertThat(sops.run("updatekeys", "-y", "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr)
        .endsWith(
            "\nerror updating one or more master keys: [could not split data key into parts for"
                + " Shamir: threshold must be at least 2]\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void aFolderIsNoFile() {
    sops.write(".sops.yaml", AgeKeys.rule("a"));
    assertThat(sops.run("updatekeys", ".")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo("can't operate on a directory\n");
  }

  @Test
  void theIndentationIsThatOfTheConfiguration() {
    sops.write(".sops.yaml", AgeKeys.rule("b") + "stores:\n  yaml:\n    indent: 3\n");
    assertThat(sops.run("--indent", "6", "updatekeys", "-y", "f.yaml")).isZero();
    assertThat(file).content().contains("\nsops:\n   age:\n");
  }
}
