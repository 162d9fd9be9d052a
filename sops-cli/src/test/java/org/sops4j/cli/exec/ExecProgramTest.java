package org.sops4j.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops exec-env file -- program arguments}: what the reference refuses, without a shell. */
class ExecProgramTest {
  @TempDir Path root;
  private ExecBench bench;

  @BeforeEach
  void encryptAFile() {
    bench = new ExecBench(root).encrypted("f.yaml", "A: hello\n");
  }

  @Test
  void argumentsArePassedAsTheyAre() {
    assertThat(
            bench.run("exec-env", "f.yaml", "--", "printf", "%s|", "a b", "$A", "*", "", "--user"))
        .isZero();
    assertThat(bench.stdout()).isEqualTo("a b|$A|*||--user|");
  }

  @Test
  void theProgramSeesNamesThatNoShellPassesOn() {
    bench.encrypted("n.yaml", "my-key: v\n");
    assertThat(bench.run("exec-env", "n.yaml", "--", "printenv", "my-key")).isZero();
    assertThat(bench.stdout()).isEqualTo("v\n");
  }

  @Test
  void flagsMayStandInFrontOrBehindTheFile() {
    for (List<String> flags :
        List.of(List.of("--pristine=true", "f.yaml"), List.of("f.yaml", "--pristine=true"))) {
      bench.run("exec-env", flags.get(0), flags.get(1), "--", "env", "-u", "X");
      assertThat(bench.stdout()).isEqualTo("A=hello\n");
    }
  }

  @Test
  void itsStatusIsOursAndNothingIsSaid() {
    assertThat(bench.run("exec-env", "f.yaml", "--", "sh", "-c", "exit 7")).isEqualTo(7);
    assertThat(bench.run("exec-env", "f.yaml", "--", "sh", "-c", "kill -9 $$")).isEqualTo(137);
    assertThat(bench.stderr()).isEmpty();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThat(bench.run("exec-env", "f.yaml", "--", "no-such-program", "x")).isEqualTo(127);
    assertThat(bench.stderr())
        .isEqualTo("exec: \"no-such-program\": executable file not found in $PATH\n");
    assertThat(bench.run("exec-env", "f.yaml", "--", "./no-such-program", "x")).isEqualTo(1);
    assertThat(bench.stderr())
        .isEqualTo("fork/exec ./no-such-program: no such file or directory\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.yaml -- echo_$A", "-- f.yaml echo_$A", "f.yaml echo_$A --"})
  void twoWordsStayAFileAndALineForAShell(String args) {
    String[] words = ("exec-env " + args).split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace('_', ' ');
    }
    assertThat(bench.run(words)).isZero();
    assertThat(bench.stdout()).isEqualTo("hello\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f.yaml echo x",
        "f.yaml echo -- x",
        "-- f.yaml echo x",
        "--user -- f.yaml echo x",
        "f.yaml --",
        "--"
      })
  void everythingElseIsRefusedAsBefore(String args) {
    assertThat(bench.run(("exec-env " + args).split(" "))).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("error: missing file to decrypt\n");
    assertThat(bench.stdout()).isEmpty();
  }
}
