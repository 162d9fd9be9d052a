package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops rotate} and {@code sops -r} (cli.md sections 1.4 and 1.9). */
class RotateCommandTest {
  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveAProgram() {
    sops = new Program(folder);
    sops.set("SOPS_AGE_RECIPIENTS", AgeKeys.recipients("a"));
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a"));
  }

  private static List<String> linesOf(String text, String pattern) {
    return text.lines().filter(line -> line.matches(pattern)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rotate -i", "-r -i"})
  void everyCiphertextIsNewAndTheContentIsNot(String command) {
    Path file = sops.encrypted("f.yaml", "a: one # c\nl: [x, x]\nb_unencrypted: open\n");
    String before = Program.read(file);
    String[] words = command.split(" ");
    assertThat(sops.run(words[0], words[1], "f.yaml")).isZero();
    assertThat(sops.stdout + sops.stderr).isEmpty();
    String after = Program.read(file);
    assertThat(linesOf(after, ".*ENC\\[.*")).hasSize(4);
    assertThat(linesOf(after, ".*ENC\\[.*")).doesNotContainAnyElementsOf(before.lines().toList());
    List<String> twins = linesOf(after, " +- ENC\\[.*");
    assertThat(twins.get(0)).isNotEqualTo(twins.get(1));
    assertThat(sops.decrypted("f.yaml"))
        .isEqualTo("# c\na: one\nl:\n    - x\n    - x\nb_unencrypted: open\n");
  }

  @Test
  void theResultIsPrintedAndTheFileLeftAlone() {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String before = Program.read(file);
    assertThat(sops.run("rotate", "f.yaml")).isZero();
    assertThat(sops.stdout).startsWith("a: ENC[").contains("\nsops:\n");
    assertThat(file).hasContent(before);
    assertThat(sops.run("rotate", "--output", "g.json", "--output-type", "json", "f.yaml"))
        .isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.decrypted("g.json")).isEqualTo("{\n\t\"a\": \"one\"\n}\n");
  }

  @Test
  void keysComeAndGo() {
    sops.encrypted("f.yaml", "a: one\n");
    String[] add = {"rotate", "-i", "--add-age", AgeKeys.recipients("b,c"), "f.yaml"};
    assertThat(sops.run(add)).isZero();
    String[] remove = {"-r", "-i", "--rm-age", AgeKeys.recipients("a"), "f.yaml"};
    assertThat(sops.run(remove)).isZero();
    assertThat(sops.stdout + sops.stderr).isEmpty();
    assertThat(sops.run("decrypt", "f.yaml")).isEqualTo(128);
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("c"));
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
  }

  @Test
  void aKeyThatIsThereTwiceLeavesAltogether() {
    sops.encrypted("f.yaml", "a: one\n");
    String a = AgeKeys.recipients("a");
    assertThat(sops.run("rotate", "-i", "--add-age", a + "," + a, "f.yaml")).isZero();
    assertThat(linesOf(Program.read(folder.resolve("f.yaml")), ".*recipient: .*")).hasSize(3);
    String b = AgeKeys.recipients("b");
    assertThat(sops.run("rotate", "-i", "--rm-age", a, "--add-age", b, "f.yaml")).isZero();
    assertThat(linesOf(Program.read(folder.resolve("f.yaml")), ".*recipient: .*"))
        .containsExactly("          recipient: " + b);
  }

  @ParameterizedTest
  @CsvSource({"rotate --ignore-mac, 1", "rotate, 51", "-r, 51", "-r --ignore-mac, 0"})
  void onlyTheFormWithoutACommandDoesWithoutTheMac(String command, int status) {
    Path file = sops.encrypted("f.yaml", "a: one\nb_unencrypted: open\n");
    sops.write("f.yaml", Program.read(file).replace("open", "shut"));
    String[] words = (command + " -i=true f.yaml").split(" ");
    assertThat(sops.run(words)).isEqualTo(status);
    if (status == 0) {
      assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\nb_unencrypted: shut\n");
    }
  }

  @Test
  void nothingIsWrittenWhenAKeyCannotBeUsed() {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String before = Program.read(file);
    String arn = "arn:aws:kms:us-east-1:111122223333:key/x";
    assertThat(sops.run("rotate", "-i", "--add-kms", arn, "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr)
        .isEqualTo(
            "Could not generate data key: [failed to encrypt new data key with master key \""
                + arn
                + "\": kms needs org.sops4j:sops-keysource-awskms]\n");
    assertThat(sops.run("rotate", "-i", "--rm-age", AgeKeys.recipients("a"), "f.yaml"))
        .isEqualTo(1);
    assertThat(sops.stderr).isEqualTo("Could not generate data key: [empty key group provided]\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void theProfileIsAskedForOnlyWithoutACommand() {
    sops.encrypted("f.yaml", "a: one\n");
    String[] root = {"--add-kms", "arn:x", "--encryption-context", "k:v", "f.yaml"};
    assertThat(sops.run("-r", "--aws-profile", "p", root[0], root[1], root[2], root[3], root[4]))
        .isEqualTo(1);
    assertThat(sops.stderr).contains("master key \"arn:x|k:v|p\": no valid ARN found in 'arn:x'");
    assertThat(sops.run("rotate", root[0], root[1], root[2], root[3], root[4])).isEqualTo(1);
    assertThat(sops.stderr).contains("master key \"arn:x|k:v\": ");
    assertThat(sops.run("rotate", "--aws-profile", "p", "f.yaml")).isEqualTo(1);
    assertThat(sops.stdout).startsWith("Incorrect Usage: flag provided but not defined");
  }

  @Test
  void aBadContextIsToldAndTheWorkGoesOn() {
    sops.encrypted("f.yaml", "a: one\n");
    assertThat(sops.run("rotate", "-i", "--encryption-context", "x", "f.yaml")).isZero();
    assertThat(sops.stderr).contains("context will not be used").hasLineCount(1);
    assertThat(sops.run("-r", "-i", "--encryption-context", "x", "f.yaml")).isZero();
    assertThat(sops.stderr).contains("context will not be used").hasLineCount(2);
  }

  @Test
  void onlyTheFormWithoutACommandNeedsACreationRule() {
    sops.encrypted("f.yaml", "a: one\n");
    sops.write(".sops.yaml", "creation_rules:\n  - path_regex: other\n");
    assertThat(sops.run("rotate", "-i", "f.yaml")).isZero();
    assertThat(sops.run("-r", "-i", "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).startsWith("error loading config: no matching creation rules found\n");
  }

  @Test
  void rotatingBeatsDecryptingAndIsBeatenBySetting() {
    sops.encrypted("f.yaml", "a: one\n");
    assertThat(sops.run("-d", "-r", "f.yaml")).isZero();
    assertThat(sops.stdout).startsWith("a: ENC[");
    assertThat(sops.run("-e", "-r", "f.yaml")).isZero();
    assertThat(sops.stdout).startsWith("a: ENC[");
    assertThat(sops.run("-r", "--set", "[\"a\"] \"two\"", "f.yaml")).isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: two\n");
  }

  @Test
  void whatThisVersionDoesNotKnowOfTheMetadataIsNamed() {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    sops.write("f.yaml", Program.read(file).replace("\nsops:\n", "\nsops:\n    note: x\n"));
    assertThat(sops.run("rotate", "f.yaml")).isZero();
    assertThat(sops.stderr).isEqualTo("dropped from the metadata, as unknown: \"note\"\n");
  }
}
