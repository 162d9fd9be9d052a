package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sops --set} and its company: the modes without a command (cli.md section 1.4). */
class LegacyModesTest {
  private static final String SEVERAL = "More than one command (--encrypt, --decrypt, --rotate";

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveAProgram() {
    sops = new Program(folder);
  }

  @Test
  void setWritesInPlaceWhateverElseIsAskedFor() {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String[] args = {"--set", "[\"a\"] \"two\"", "--output", "o.yaml", "f.yaml"};
    assertThat(sops.run(args)).isZero();
    assertThat(sops.stdout + sops.stderr).isEmpty();
    assertThat(folder.resolve("o.yaml")).doesNotExist();
    assertThat(file).content().startsWith("a: ENC[");
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: two\n");
  }

  @Test
  void theValueIsReadBeforeThePath() {
    sops.encrypted("f.yaml", "a: one\n");
    assertThat(sops.run("--set", "a] x", "f.yaml")).isEqualTo(7);
    assertThat(sops.stderr).startsWith("Value for --set is not valid JSON\n");
    assertThat(sops.run("--set", "a] 1", "f.yaml")).isEqualTo(7);
    assertThat(sops.stderr).startsWith("Invalid --set format\n");
    assertThat(sops.run("--set", "[\"a\"]1", "f.yaml")).isEqualTo(7);
    assertThat(sops.stderr).isEqualTo("Invalid --set format\n");
  }

  @Test
  void ofSeveralModesTheLastOneCounts() {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    assertThat(sops.run("-d", "--set", "[\"a\"] \"two\"", "f.yaml")).isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.stderr).contains(SEVERAL);
    assertThat(file).content().startsWith("a: ENC[");
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: two\n");
  }

  @Test
  void aFailureToEncryptOrToDecryptIsForgottenWhenAValueIsSet() {
    sops.encrypted("f.yaml", "a: one\n");
    String[] args = {"-e", "-d", "--extract", "[\"x\"]", "--set", "[\"a\"] \"two\"", "f.yaml"};
    assertThat(sops.run(args)).isZero();
    assertThat(sops.stderr).contains(SEVERAL).hasLineCount(1);
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: two\n");
  }

  @Test
  void aFailureToEncryptIsForgottenWhenTheFileIsDecrypted() {
    sops.encrypted("f.yaml", "a: one\n");
    assertThat(sops.run("-e", "-d", "f.yaml")).isZero();
    assertThat(sops.stdout).isEqualTo("a: one\n");
    assertThat(sops.run("-e", "f.yaml")).isEqualTo(203);
  }

  @Test
  void aConfigurationWithoutARuleForTheFileStopsAllButDecrypting() {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String before = Program.read(file);
    sops.write(".sops.yaml", "creation_rules:\n  - path_regex: other\n");
    assertThat(sops.run("--set", "[\"a\"] 1", "f.yaml")).isEqualTo(1);
    assertThat(sops.stderr).startsWith("error loading config: no matching creation rules found\n");
    assertThat(sops.run("--decryption-order", "age,age", "--set", "x", "f.yaml")).isEqualTo(1);
    assertThat(file).hasContent(before);
    assertThat(sops.run("-d", "f.yaml")).isZero();
  }

  @Test
  void aBadContextIsOnlyToldWhenAValueIsSet() {
    sops.encrypted("f.yaml", "a: one\n");
    assertThat(sops.run("--encryption-context", "x", "--set", "[\"a\"] 1", "f.yaml")).isZero();
    assertThat(sops.stderr).contains("context will not be used").hasLineCount(1);
  }
}
