package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops check} as it is typed: what it looks at, what it prints, how it ends. */
class CheckCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void makeFolder() throws IOException {
    program = new Program(folder);
    Files.createDirectories(folder.resolve("secrets"));
    program.write(
        ".sops.yaml",
        "creation_rules:\n  - path_regex: ^secrets/\n    age: " + Program.RECIPIENT + "\n");
    program.encrypted("secrets/a.yaml", "a: hunter2\n");
    program.set("SOPS_AGE_KEY", null).set("SOPS_AGE_RECIPIENTS", null);
  }

  @Test
  void aCleanFolderNeedsNoKey() {
    assertThat(program.run("check")).isZero();
    assertThat(program.stdout).isEqualTo("checked 2 files, 1 encrypted: nothing found\n");
    assertThat(program.stderr).isEmpty();
  }

  @Test
  void findingsAreStatusOne() {
    program.write("secrets/b.yaml", "b: hunter2\n");
    assertThat(program.run("check", "secrets")).isEqualTo(1);
    assertThat(program.stdout)
        .isEqualTo(
            """
            secrets/b.yaml
              error not-encrypted:
                the file is in clear, and the rule at .sops.yaml, line 2 (path_regex ^secrets/) is for it
                Run: sops encrypt -i secrets/b.yaml; change its secrets if they were ever shared

            checked 2 files, 1 encrypted: 1 error, 0 warnings in 1 file
            """);
    assertThat(program.stderr).isEmpty();
    assertThat(program.run("check", "secrets/a.yaml")).isZero();
  }

  @Test
  void whatCannotBeCheckedIsStatusTwoAndTheRestIsChecked() {
    program.write("secrets/b.yaml", "b: hunter2\n");
    assertThat(program.run("check", "secrets/b.yaml", "missing.yaml")).isEqualTo(2);
    assertThat(program.stdout).contains("not-encrypted", "checked 1 file, 0 encrypted: 1 error");
    assertThat(program.stderr)
        .isEqualTo(
            "not checked: missing.yaml: cannot operate on non-existent file \""
                + folder.resolve("missing.yaml")
                + "\"\n");
  }

  @Test
  void kindsThatAreNotWantedAreLeftOut() {
    program.write("secrets/b.yaml", "b: hunter2\n");
    assertThat(program.run("check", "--ignore", "no-rule,not-encrypted", ".")).isZero();
    assertThat(program.run("check", "--ignore", "no-rule", "--ignore", "not-encrypted")).isZero();
    assertThat(program.run("check", "--ignore", "no-rule", ".")).isEqualTo(1);
    assertThat(program.run("check", "--ignore", "not-encypted", ".")).isEqualTo(2);
    assertThat(program.stderr).isEqualTo("Error: unknown kind of finding \"not-encypted\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "junit", "github"})
  void everyFormIsPrintedToStandardOutputAlone(String format) {
    program.write("secrets/b.yaml", "b: hunter2\n");
    assertThat(program.run("check", "--format", format, ".")).isEqualTo(1);
    assertThat(program.stdout)
        .contains("not-encrypted", "secrets/b.yaml")
        .doesNotContain("hunter2");
    assertThat(program.stderr).isEmpty();
  }

  @Test
  void anUnknownForm() {
    assertThat(program.run("check", "--format", "xml")).isEqualTo(2);
    assertThat(program.stdout).isEmpty();
    assertThat(program.stderr)
        .isEqualTo("Error: unknown format \"xml\": text, json, sarif, junit, github\n");
  }

  @Test
  void aNamedConfigurationIsForAllFiles() {
    program.write("other.yaml", "creation_rules:\n  - path_regex: nothing\n    age: x\n");
    assertThat(program.run("check", "--config", "other.yaml", "secrets")).isEqualTo(1);
    assertThat(program.stdout).contains("no-rule", "no creation rule in other.yaml is for it");
    assertThat(program.set("SOPS_CONFIG", "other.yaml").run("check", "secrets")).isEqualTo(1);
    assertThat(program.run("check", "--config", "gone.yaml", "secrets")).isEqualTo(1);
    assertThat(program.stdout).contains("invalid-config", "could not read config file: ");
  }

  @Test
  void decryptingVerifiesAndPrintsNothingSecret() throws IOException {
    Path file = folder.resolve("secrets/a.yaml");
    assertThat(program.run("check", "--decrypt", "secrets")).isEqualTo(2);
    assertThat(program.stderr)
        .isEqualTo("not checked: secrets/a.yaml: no key that is at hand opens it\n");
    program.set("SOPS_AGE_KEY", AgeKeys.identities("e"));
    assertThat(program.run("check", "--decrypt", "secrets")).isZero();
    assertThat(program.stdout).doesNotContain("hunter2");
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^a:", "b:"));
    assertThat(program.run("check", "secrets")).isZero();
    assertThat(program.run("check", "--decrypt", "secrets")).isEqualTo(1);
    assertThat(program.stdout)
        .contains("error value-not-authentic, line 1:\n    [\"b\"] was changed, or moved")
        .doesNotContain("hunter2");
  }

  @Test
  void gitIsNotAskedForTwoThingsAtOnce() {
    assertThat(program.run("check", "--staged", "--changed-since", "main")).isEqualTo(2);
    assertThat(program.stderr).isEqualTo("Error: cannot use both --staged and --changed-since\n");
  }

  @Test
  void theHelpTellsTheExitStatus() {
    assertThat(program.run("help", "check")).isZero();
    assertThat(program.stdout).contains("exit status: 0 nothing found, 1 something", "--staged");
  }
}
