package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which editor is started, and what is said of one that does not work (cli.md section 6.3). */
class EditorTest {
  @TempDir Path root;
  private EditBench bench;
  private String original = "";

  @BeforeEach
  void encryptAFile() {
    bench = new EditBench(root);
    original = bench.encrypt("f.yaml", "a: 1\n");
  }

  @AfterEach
  void nothingIsChangedAndNothingInClearIsLeft() {
    assertThat(bench.read("f.yaml")).isEqualTo(original);
    assertThat(bench.leftovers()).isEmpty();
  }

  private void script(String name, String content) throws Exception {
    Files.createDirectories(bench.path("bin"));
    Path file = bench.write("bin/" + name, "#!/bin/sh\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "sh -c 'exit 3',exit status 3",
        "nosuch -x,exec: \"nosuch\": executable file not found in $PATH",
        "./nosuch,fork/exec ./nosuch: no such file or directory",
        "./f.yaml,fork/exec ./f.yaml: permission denied",
        "./bin,fork/exec ./bin: permission denied",
        "ed 'x,invalid $EDITOR: ed 'x",
        "ed \\,invalid $EDITOR: ed \\",
        "'' x,exec: \"\": executable file not found in $PATH",
      })
  void anEditorThatDoesNotWorkIsNamed(String editor, String reason) throws Exception {
    script("unused", "");
    bench.env("EDITOR", editor);
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(201);
    assertThat(bench.stderr()).isEqualTo("Could not run editor: " + reason + "\n");
  }

  @Test
  void blanksAloneStartNothing() {
    bench.env("EDITOR", " # x");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(201);
    assertThat(bench.stderr())
        .matches("Could not run editor: fork/exec .*/f.yaml: permission denied\n");
  }

  @Test
  void theFileComesAfterTheArguments() {
    bench.env("EDITOR", "sh -c 'printf \"<%s>\" \"$@\"' - \"a b\" 'c\"d' e\\ f # comment");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(200);
    assertThat(bench.stdout())
        .startsWith("<a b><c\"d><e f><" + root + "/tmp/")
        .endsWith("/f.yaml>");
  }

  @Test
  void theFirstVariableThatIsNotEmptyCounts() throws Exception {
    bench.env("SOPS_EDITOR", "echo first").env("EDITOR", "echo second");
    bench.run("edit", "f.yaml");
    assertThat(bench.stdout()).startsWith("first ");
    bench.env("SOPS_EDITOR", "");
    bench.run("edit", "f.yaml");
    assertThat(bench.stdout()).startsWith("second ");
    bench.env("SOPS_EDITOR", "a 'b");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(201);
    assertThat(bench.stderr()).isEqualTo("Could not run editor: invalid $SOPS_EDITOR: a 'b\n");
  }

  @Test
  void otherwiseTheFirstUsualOneOnThePathIsTaken() throws Exception {
    bench.env("EDITOR", "").env("PATH", bench.path("bin").toString());
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(201);
    assertThat(bench.stderr())
        .startsWith("Could not run editor: no editor available: ")
        .endsWith(" defaults to any of vim, nano, vi, but none of them could be found\n");
    for (String name : new String[] {"vi", "nano", "vim"}) {
      script(name, "echo this is " + name);
      bench.run("edit", "f.yaml");
      assertThat(bench.stdout()).isEqualTo("this is " + name + "\n");
    }
  }

  @Test
  void noEditorIsTakenFromTheWorkingFolderByAccident() throws Exception {
    script("vim", "echo started");
    bench.env("EDITOR", "vim").env("PATH", "bin");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(201);
    assertThat(bench.stderr())
        .isEqualTo(
            "Could not run editor: exec: \"vim\": cannot run executable found relative to current"
                + " directory\n");
    assertThat(bench.stdout()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/nonexistent,stat /nonexistent: no such file or directory",
    "/dev/null,mkdir /dev/null/[0-9]+: not a directory"
  })
  void aPlaceForTheFileIsNeeded(String tmpdir, String reason) {
    bench.env("TMPDIR", tmpdir).env("EDITOR", "echo started");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(3);
    assertThat(bench.stderr()).matches("Could not create temporary directory: " + reason + "\n");
    assertThat(bench.stdout()).isEmpty();
  }
}
