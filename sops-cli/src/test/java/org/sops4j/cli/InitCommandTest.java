package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to a folder in which files can be encrypted and decrypted. */
class InitCommandTest {
  @TempDir Path folder;
  private Program program;
  private Path keys;

  @BeforeEach
  void newcomer() {
    program = new Program(folder).set("SOPS_AGE_KEY", null).set("SOPS_AGE_RECIPIENTS", null);
    keys = folder.resolve("home/.config/sops/age/keys.txt");
  }

  @Test
  void aNewcomerCanWorkAtOnce() throws Exception {
    assertThat(program.run("init")).isZero();
    assertThat(program.stderr).isEmpty();
    assertThat(program.stdout)
        .startsWith("A new age identity is in " + keys + ".\n")
        .contains(".sops.yaml is new")
        .contains("\nNext:\n  sops explain secrets.yaml ")
        .doesNotContain("SECRET-KEY");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(program.run("config", "check", "--strict")).isZero();
    program.write("secrets.yaml", "a: 1\n");
    assertThat(program.run("encrypt", "-i", "secrets.yaml")).isZero();
    assertThat(program.stderr).isEmpty();
    assertThat(program.decrypted("secrets.yaml")).isEqualTo("a: 1\n");
    assertThat(program.run("encrypt", "other.yaml")).isNotZero();
  }

  @Test
  void aSecondRunChangesNothing() {
    program.run("init");
    String config = Program.read(folder.resolve(".sops.yaml"));
    String identity = Program.read(keys);
    assertThat(program.run("init")).isZero();
    assertThat(program.stdout).startsWith("There is a configuration already: .sops.yaml\n");
    assertThat(folder.resolve(".sops.yaml")).hasContent(config);
    assertThat(keys).hasContent(identity);
  }

  @Test
  void theIdentityThatIsThereIsUsed() {
    program.set("SOPS_AGE_KEY", AgeKeys.identities("a"));
    assertThat(program.run("init")).isZero();
    assertThat(program.stdout).startsWith("Your age identity is in SOPS_AGE_KEY.\n");
    assertThat(folder.resolve(".sops.yaml")).content().contains("- " + AgeKeys.recipients("a"));
    assertThat(keys).doesNotExist();
  }

  @Test
  void aRehearsalChangesNothing() {
    assertThat(program.run("init", "--dry-run")).isZero();
    assertThat(program.stdout)
        .startsWith("Would make an age identity in " + keys + ".\nWould write .sops.yaml:\n")
        .endsWith("\nNothing was changed.\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void recipientsCanBeNamed() {
    assertThat(program.run("init", "--age", AgeKeys.recipients("a,b"))).isZero();
    assertThat(folder.resolve(".sops.yaml"))
        .content()
        .contains("- " + AgeKeys.recipients("a") + "\n      - " + AgeKeys.recipients("b") + "\n");
    assertThat(keys).doesNotExist();
    assertThat(program.run("config", "check")).isZero();
  }

  @Test
  void nothingIsGuessedAndNothingOverwritten() throws Exception {
    program.set("SOPS_AGE_KEY_CMD", "false");
    assertThat(program.run("init")).isEqualTo(1);
    assertThat(program.stderr)
        .startsWith("Error: the recipient of the identity in SOPS_AGE_KEY_CMD");
    program.set("SOPS_AGE_KEY_CMD", null);
    Files.createDirectories(keys.getParent());
    Files.writeString(keys, "# empty\n");
    assertThat(program.run("init")).isEqualTo(3);
    assertThat(keys).hasContent("# empty\n");
    assertThat(folder.resolve(".sops.yaml")).doesNotExist();
    Files.delete(keys);
    Files.createSymbolicLink(folder.resolve(".sops.yaml"), folder.resolve("nowhere"));
    assertThat(program.run("init")).isEqualTo(3);
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(program.run("init", "x")).isEqualTo(8);
  }
}
