package org.sops4j.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that a command is given, and that it is gone afterwards (cli.md section 7.2). */
class ExecFileTest {
  @TempDir Path root;
  private ExecBench bench;

  @BeforeEach
  void encryptAFile() {
    bench = new ExecBench(root).encrypted("f.yaml", "A: hello\nB: 1\n");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void thePipeHoldsTheDocument() {
    assertThat(bench.run("exec-file", "f.yaml", "cat {}; test -p {} && echo pipe {}")).isZero();
    assertThat(bench.stdout())
        .matches("A: hello\nB: 1\npipe " + root + "/tmp/\\.sops\\d+/tmp-file\n");
  }

  @ParameterizedTest
  @CsvSource({"json, '{\n\t\"A\": \"hello\",\n\t\"B\": 1\n}\n'", "dotenv, 'A=hello\nB=1\n'"})
  void theOutputTypeIsWhatTheCommandReads(String type, String content) {
    assertThat(bench.run("exec-file", "--output-type", type, "f.yaml", "cat {}")).isZero();
    assertThat(bench.stdout()).isEqualTo(content);
  }

  @Test
  void aDocumentLargerThanAPipeGoesThrough() {
    bench.encrypted("big.bin", "x".repeat(300_000));
    assertThat(bench.run("exec-file", "big.bin", "wc -c < {}")).isZero();
    assertThat(bench.stdout().strip()).isEqualTo("300000");
    assertThat(bench.run("exec-file", "big.bin", "head -c 3 {}")).isZero();
    assertThat(bench.stdout()).isEqualTo("xxx");
  }

  @Test
  void aPipeThatIsNeverOpenedHoldsNobodyUp() {
    assertThat(bench.run("exec-file", "f.yaml", "true")).isZero();
    assertThat(bench.run("exec-file", "f.yaml", "exit 6")).isEqualTo(6);
    assertThat(bench.stderr()).isEqualTo("exit status 6\n");
  }

  @Test
  void anOrdinaryFileCanBeReadTwiceByNobodyElse() {
    String line = "cat {} {}; stat -c '%a %F' {} $(dirname {})";
    assertThat(bench.run("exec-file", "--no-fifo=true", "f.yaml", line)).isZero();
    assertThat(bench.stdout())
        .isEqualTo("A: hello\nB: 1\nA: hello\nB: 1\n600 regular file\n700 directory\n");
    assertThat(bench.run("exec-file", "f.yaml", "stat -c '%a %F' {} $(dirname {})")).isZero();
    assertThat(bench.stdout()).isEqualTo("600 fifo\n700 directory\n");
  }

  @Test
  void whatTheCommandPutsBesideTheFileGoesToo() {
    String line =
        "d=$(dirname {}); mkdir $d/sub; cp {} $d/sub/copy; ln -s / $d/sub/root; chmod 0 $d/sub";
    assertThat(bench.run("exec-file", "--no-fifo=true", "f.yaml", line)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.env", "a/../x.env", "./x.env"})
  void theNameCanBeChosen(String name) {
    for (String kind : new String[] {"--no-fifo=true", "--no-fifo=false"}) {
      assertThat(bench.run("exec-file", kind, "--filename", name, "f.yaml", "basename {}"))
          .isZero();
      assertThat(bench.stdout()).isEqualTo("x.env\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/abs", "a/../../x", ".."})
  void aNameThatLeadsOutIsRefused(String name) {
    assertThat(bench.run("exec-file", "--filename", name, "f.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("The provided filename is not a local path.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--no-fifo=false, a/b, no such file or directory",
    "--no-fifo=true, a/b, open .*/a/b: no such file or directory",
    "--no-fifo=false, ., file exists"
  })
  void aFileThatCannotBeMadeIsFatal(String kind, String name, String complaint) {
    assertThat(bench.run("exec-file", kind, "--filename", name, "f.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr())
        .matches("\\[EXEC]\t time=\".*\" level=fatal msg=\"" + complaint + "\"\n");
  }

  @Test
  void aFolderThatCannotBeMadeIsFatal() {
    bench.env("TMPDIR", "/nonexistent");
    assertThat(bench.run("exec-file", "f.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr())
        .endsWith(" level=fatal msg=\"stat /nonexistent: no such file or directory\"\n");
  }

  @Test
  void thePlaceIsFilledInEveryArgumentOfAProgram() {
    bench.run(
        "exec-file", "--filename", "n", "f.yaml", "--", "printf", "%s\n", "{}", "-f={}:{}", "{ }");
    assertThat(bench.stdout().replaceAll("/\\S*?/n\\b", "PATH"))
        .isEqualTo("PATH\n-f=PATH:PATH\n{ }\n");
    assertThat(bench.run("exec-file", "f.yaml", "--", "cat", "{}")).isZero();
    assertThat(bench.stdout()).isEqualTo("A: hello\nB: 1\n");
  }

  @Test
  void theEnvironmentIsOurs() {
    bench.env("KEPT", "yes");
    assertThat(bench.run("exec-file", "f.yaml", "echo $KEPT; cat")).isZero();
    assertThat(bench.stdout()).isEqualTo("yes\n");
    assertThat(bench.run("exec-file", "--pristine", "f.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr()).contains("flag provided but not defined: -pristine");
  }

  @Test
  void nothingIsMadeForAFileThatCannotBeDecrypted() throws Exception {
    Files.writeString(bench.path("plain.yaml"), "A: 1\n");
    assertThat(bench.run("exec-file", "plain.yaml", "touch ran")).isEqualTo(1);
    assertThat(bench.stderr()).startsWith("sops metadata not found\n");
    assertThat(bench.run("exec-file", "nope", "touch ran")).isEqualTo(2);
    assertThat(bench.stderr())
        .isEqualTo("Error reading file: open nope: no such file or directory\n");
    assertThat(bench.path("ran")).doesNotExist();
  }

  @Test
  void inTheBackgroundTheFileIsGoneAtOnce() {
    assertThat(bench.run("exec-file", "--background=true", "f.yaml", "true")).isZero();
    assertThat(bench.stderr()).contains("exec-file's --background option is deprecated");
  }

  @Test
  void wherePipesCannotBeMadeAnOrdinaryFileCan() throws Exception {
    bench.helper("mkfifo", "echo \"mkfifo: $3: Operation not permitted\" >&2; exit 1");
    assertThat(bench.run("exec-file", "f.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr()).endsWith(" level=fatal msg=\"operation not permitted\"\n");
    assertThat(bench.run("exec-file", "--no-fifo=true", "f.yaml", "true")).isZero();
  }
}
