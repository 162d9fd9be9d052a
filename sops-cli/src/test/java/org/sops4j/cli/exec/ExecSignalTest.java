package org.sops4j.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals to the program while a command runs. */
class ExecSignalTest {
  @TempDir Path root;
  private ExecBench bench;

  @BeforeEach
  void encryptAFile() {
    bench = new ExecBench(root).encrypted("f.yaml", "A: hello\n");
  }

  /** Commands wait for their standard input, which ends with the test at the latest. */
  private int signalled(String signal, String... args) throws Exception {
    Process process = bench.start(bench.command("", args));
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("ready hello");
      ExecBench.signal(signal, process);
      return process.waitFor();
    } finally {
      process.getOutputStream().close();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void aSignalEndsExecEnvAndNotTheCommand(String signal, int status) throws Exception {
    Path pipe = bench.pipe("pipe");
    String line = "echo ready $A; read x; echo alive > pipe; exit 3";
    assertThat(signalled(signal, "exec-env", "f.yaml", line)).isEqualTo(status);
    assertThat(Files.readString(pipe)).isEqualTo("alive\n");
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void aSignalLeavesNoFileInClear(String signal, int status) throws Exception {
    String line = "set -- $(cat {}); echo ready $2; read x";
    assertThat(signalled(signal, "exec-file", "--no-fifo=true", "f.yaml", line)).isEqualTo(status);
    assertThat(bench.leftovers()).isEmpty();
    assertThat(signalled(signal, "exec-file", "f.yaml", line)).isEqualTo(status);
    assertThat(bench.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT", "USR1", "USR2"})
  void inTheSameProcessTheCommandGetsTheSignal(String signal) throws Exception {
    String line = "trap 'exit 7' " + signal + "; echo ready $A; while :; do sleep 0.1; done";
    assertThat(signalled(signal, "exec-env", "--same-process=true", "f.yaml", line)).isEqualTo(7);
  }

  @Test
  void inTheSameProcessTheCommandCanDieOfIt() throws Exception {
    String line = "echo ready $A; exec sleep 100";
    assertThat(signalled("TERM", "exec-env", "f.yaml", line, "--same-process=true")).isEqualTo(143);
  }

  @Test
  void valuesReachTheCommandUnderTheLocaleC() throws Exception {
    bench.encrypted("u.yaml", "A: \u00e9\u20ac\n").env("LC_ALL", "C");
    Process process =
        bench.start(bench.command("", "exec-env", "u.yaml", "printf %s \"$A\" | od -An -tx1"));
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(" c3 a9 e2 82 ac");
    assertThat(process.waitFor()).isZero();
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
  }
}
