package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sops filestatus} (cli.md section 9.1). */
class FileStatusCommandTest {
  private static final String COMPLAINT = "cannot check file status: cannot load encrypted file: ";

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveAProgram() {
    sops = new Program(folder);
  }

  @Test
  void itTellsWhetherAFileIsEncryptedAndNeedsNoKey() {
    sops.encrypted("f.yaml", "a: one\n");
    sops.write("p.yaml", "a: one\n");
    sops.set("SOPS_AGE_KEY", "");
    assertThat(sops.run("filestatus", "f.yaml", "p.yaml")).isZero();
    assertThat(sops.stdout).isEqualTo("{\"encrypted\":true}\n");
    assertThat(sops.run("filestatus", "p.yaml")).isZero();
    assertThat(sops.stdout).isEqualTo("{\"encrypted\":false}\n");
    assertThat(sops.stderr).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"mac: .*, mac: ''", "version: .*, version: ''", "mac: .*, x: y"})
  void metadataThatNobodySealedDoesNotCount(String field, String replacement) {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    sops.write("f.yaml", Program.read(file).replaceAll("    " + field, "    " + replacement));
    assertThat(sops.run("filestatus", "f.yaml")).isZero();
    assertThat(sops.stdout).isEqualTo("{\"encrypted\":false}\n");
  }

  @Test
  void whatCannotBeReadIsAFailure() {
    sops.write("f.txt", "hello\n");
    assertThat(sops.run("filestatus", "f.txt")).isEqualTo(1);
    assertThat(sops.stderr)
        .contains("level=fatal msg=\"" + COMPLAINT + "Could not unmarshal input data: invalid")
        .endsWith("\n  in f.txt, line 1, column 1\n");
    assertThat(sops.run("filestatus", "./no.yaml")).isEqualTo(1);
    assertThat(sops.stderr)
        .endsWith(COMPLAINT + "Error reading file: open ./no.yaml: no such file or directory\"\n");
    assertThat(sops.run("filestatus", "")).isEqualTo(1);
    assertThat(sops.stderr).contains("open : no such file or directory");
    assertThat(sops.run("filestatus")).isEqualTo(100);
  }

  @Test
  void itHasNoFlagsForKeys() {
    assertThat(sops.run("filestatus", "--keyservice", "x", "f.yaml")).isEqualTo(1);
    assertThat(sops.stdout).startsWith("Incorrect Usage: flag provided but not defined");
  }
}
