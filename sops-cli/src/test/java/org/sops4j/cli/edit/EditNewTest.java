package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops edit} of a file that is not there yet (cli.md sections 4.4 and 6.4). */
class EditNewTest {
  @TempDir Path root;
  private EditBench bench;

  @BeforeEach
  void start() {
    bench = new EditBench(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n.yaml", "n.json", "n.env", "n.ini", "n"})
  void theExampleCanBeSavedWithOneChange(String name) {
    bench.editor("cat \"$1\"; sed -i s/Welcome/welcome/ \"$1\"");
    assertThat(bench.run("edit", "--age", EditBench.A, name)).isZero();
    String shown = bench.stdout();
    assertThat(shown).contains("Welcome to SOPS! Edit this file as you please!");
    assertThat(bench.read(name)).contains(EditBench.A).doesNotContain("elcome to SOPS");
    assertThat(bench.decrypt(name)).isEqualTo(shown.replace("Welcome", "welcome"));
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void anExampleThatIsLeftAloneMakesNoFile() {
    bench.editor("cat \"$1\"");
    assertThat(bench.run("edit", "--age", EditBench.A, "n.yaml")).isEqualTo(200);
    assertThat(bench.path("n.yaml")).doesNotExist();
  }

  @Test
  void theEditorDoesNotStartWhereAKeyCannotBeUsed() {
    bench.editor("echo started");
    assertThat(bench.run("edit", "--kms", "arn:x", "n.yaml")).isEqualTo(128);
    assertThat(bench.stderr())
        .startsWith(
            "Error encrypting the data key with one or more master keys: [failed to encrypt new"
                + " data key with master key \"arn:x\": ");
    assertThat(bench.run("edit", "n.yaml")).isEqualTo(1);
    assertThat(bench.stderr()).startsWith("config file not found, or has no creation rules, and");
    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void withoutACommandItIsTheSame() {
    bench.write(
        ".sops.yaml",
        "creation_rules:\n    - age: " + EditBench.A + "\n      encrypted_suffix: x\n");
    bench.editor("printf 'a: 1\nax: 2\n' > \"$1\"");
    assertThat(bench.run("n.yaml")).isZero();
    assertThat(bench.read("n.yaml")).startsWith("a: 1\nax: ENC[").contains("encrypted_suffix: x\n");
  }

  @Test
  void aWrongContextIsToldTwiceWithoutACommand() {
    bench.editor("echo started");
    assertThat(bench.run("--encryption-context", "a", "-a", EditBench.A, "n.yaml")).isEqualTo(6);
    assertThat(bench.stderr().split("context will not be used", -1)).hasSize(3);
    assertThat(bench.stderr()).endsWith("\nInvalid KMS encryption context format\n");
    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void workThatCannotBeWrittenIsKeptEncrypted() throws Exception {
    bench.editor("echo 'a: secret' > \"$1\"");
    assertThat(bench.run("edit", "--age", EditBench.A, "no/n.yaml")).isEqualTo(3);
    String start =
        "Could not open in-place file for writing: open "
            + root
            + "/work/no/n.yaml: no such file or directory\n"
            + "The edited document is kept, encrypted, as ";
    assertThat(bench.stderr()).startsWith(start);
    String kept = bench.stderr().substring(start.length()).strip();
    assertThat(bench.leftovers()).hasSize(2);
    assertThat(Files.readString(Path.of(kept))).startsWith("a: ENC[");
    assertThat(bench.decrypt(kept)).isEqualTo("a: secret\n");
  }

  @Test
  void aLinkToNothingMakesTheFileThatItNames() throws Exception {
    Files.createSymbolicLink(bench.path("l.yaml"), Path.of("n.yaml"));
    bench.editor("echo 'a: 1' > \"$1\"");
    assertThat(bench.run("edit", "--age", EditBench.A, "l.yaml")).isZero();
    assertThat(bench.decrypt("n.yaml")).isEqualTo("a: 1\n");
  }
}
