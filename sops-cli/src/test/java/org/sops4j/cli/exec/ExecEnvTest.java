package org.sops4j.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command sees of the values, and how its end is ours (cli.md section 7.1). */
class ExecEnvTest {
  @TempDir Path root;
  private ExecBench bench;

  @BeforeEach
  void encryptAFile() {
    bench = new ExecBench(root).encrypted("f.yaml", "A: hello\nB: it's $A\n");
  }

  @Test
  void valuesAreTextAsInDotenvFiles() {
    bench.encrypted(
        "v.yaml",
        "V_A: 1\nV_B: 1.0\nV_C: 1.5\nV_D: 1e21\nV_E: 0.00001\nV_F: true\nV_G: null\nV_H: \"\"\n"
            + "# a comment\nV_I: 2024-01-02T03:04:05Z\nV_J: |-\n    x\n    y\n");
    assertThat(
            bench.run("exec-env", "v.yaml", "env | grep -v -e ^PATH= -e ^T -e ^S -e ^PWD= -e ^_="))
        .isZero();
    assertThat(bench.stdout().lines().sorted())
        .containsExactly(
            "V_A=1",
            "V_B=1.0",
            "V_C=1.5",
            "V_D=1E+21",
            "V_E=1E-05",
            "V_F=true",
            "V_G=<nil>",
            "V_H=",
            "V_I=2024-01-02T03:04:05Z",
            "V_J=x",
            "y");
  }

  @Test
  void bytesThatAreNotUtf8ReachTheCommand() {
    byte[] plain = "A=x\u00ff\u00fe\\n\\nB=\u00c3\u00a9\n".getBytes(StandardCharsets.ISO_8859_1);
    bench.encrypted("f.env", plain);
    assertThat(bench.run("exec-env", "f.env", "printf %s \"$A\" | od -An -tx1; set | grep -c RAW_"))
        .isEqualTo(1);
    assertThat(bench.stdout()).isEqualTo(" 78 ff fe 0a 0a 42 3d c3 a9\n0\n");
  }

  @Test
  void aLongValueThatIsNotUtf8ReachesTheCommand() {
    bench.encrypted(
        "f.env", ("A=" + "\u00ff".repeat(60_000)).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(bench.run("exec-env", "f.env", "printf %s \"$A\" | LC_ALL=C tr -d '\\377' | wc -c"))
        .isZero();
    assertThat(bench.stdout().strip()).isEqualTo("0");
    assertThat(bench.run("exec-env", "f.env", "printf %s \"$A\" | wc -c")).isZero();
    assertThat(bench.stdout().strip()).isEqualTo("60000");
  }

  @Test
  void decryptedValuesWinOverTheEnvironment() {
    bench.env("A", "outer").env("KEPT", "yes");
    assertThat(bench.run("exec-env", "f.yaml", "echo $A $KEPT")).isZero();
    assertThat(bench.stdout()).isEqualTo("hello yes\n");
  }

  @Test
  void pristineIsNothingButTheValues() {
    String show = "/usr/bin/env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= | sort";
    String path = "PATH=/bin:/usr/bin; ";
    assertThat(bench.run("exec-env", "--pristine=true", "f.yaml", path + show)).isZero();
    assertThat(bench.stdout()).isEqualTo("A=hello\nB=it's $A\n");
    bench.encrypted("empty.json", "{}");
    bench.run("exec-env", "--pristine=true", "empty.json", path + show);
    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void theCommandHasOurStandardInput() {
    assertThat(bench.typed("through\n").run("exec-env", "f.yaml", "cat; echo err >&2")).isZero();
    assertThat(bench.stdout()).isEqualTo("through\n");
    assertThat(bench.stderr()).isEqualTo("err\n");
  }

  @Test
  void theLineReachesTheShellAsItIs() {
    assertThat(bench.run("exec-env", "f.yaml", "printf '%s|' \"$B\" 'a\\b' \"q'q\"\n echo \"$#\""))
        .isZero();
    assertThat(bench.stdout()).isEqualTo("it's $A|a\\b|q'q|0\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 126, 127, 128, 129, 130, 137, 143, 192, 254, 255})
  void theStatusOfTheCommandIsOursAndNamed(int status) {
    assertThat(bench.run("exec-env", "f.yaml", "exit " + status)).isEqualTo(status);
    assertThat(bench.stderr()).isEqualTo("exit status " + status + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "HUP, hangup",
    "INT, interrupt",
    "KILL, killed",
    "SEGV, segmentation fault",
    "PIPE, broken pipe",
    "TERM, terminated"
  })
  void aSignalThatKillsTheCommandIsNamed(String signal, String name) {
    assertThat(bench.run("exec-env", "f.yaml", "ulimit -c 0; kill -" + signal + " $$"))
        .isEqualTo(255);
    assertThat(bench.stderr()).isEqualTo("signal: " + name + "\n");
  }

  @Test
  void whereNothingTellsASignalFromAStatusItIsAStatus() throws Exception {
    bench.helper("awk", "exit 1");
    assertThat(bench.run("exec-env", "f.yaml", "kill -9 $$")).isEqualTo(137);
    assertThat(bench.stderr()).isEqualTo("exit status 137\n");
    assertThat(bench.run("exec-env", "f.yaml", "exit 3")).isEqualTo(3);
    assertThat(bench.stderr()).isEqualTo("exit status 3\n");
  }

  @ParameterizedTest
  @CsvSource({"exit 0, 0", "exit 9, 9", "exit 143, 143", "kill -9 $$, 137", "kill -15 $$, 143"})
  void inTheSameProcessTheStatusIsTheCommandsOwn(String line, int status) {
    assertThat(bench.run("exec-env", "--same-process=true", "f.yaml", line)).isEqualTo(status);
    assertThat(bench.stderr()).isEmpty();
  }

  @Test
  void withoutAPathEverythingWorks() {
    bench.env("PATH", "");
    assertThat(bench.run("exec-env", "f.yaml", "echo $A; kill -9 $$")).isEqualTo(255);
    assertThat(bench.stdout()).isEqualTo("hello\n");
    assertThat(bench.stderr()).isEqualTo("signal: killed\n");
  }

  @Test
  void inTheBackgroundNobodyWaitsAndNothingIsPrinted() throws Exception {
    Path pipe = bench.pipe("pipe");
    String line = "echo lost; echo lost >&2; cat; echo $A > pipe";
    assertThat(bench.typed("x").run("exec-env", "--background=true", "f.yaml", line)).isZero();
    assertThat(Files.readString(pipe)).isEqualTo("hello\n"); // waits for the command
    assertThat(bench.stdout()).isEmpty();
    assertThat(bench.stderr())
        .contains("level=warning msg=\"exec-env's --background option is deprecated and will be ")
        .hasLineCount(1);
  }

  @Test
  void aMacIsVerified() throws Exception {
    bench.encrypted("g.yaml", "A_unencrypted: x\nB: y\n");
    Path file = bench.path("g.yaml");
    Files.writeString(file, Files.readString(file).replace("A_unencrypted: x", "A_unencrypted: z"));
    assertThat(bench.run("exec-env", "g.yaml", "touch ran")).isEqualTo(51);
    assertThat(bench.stderr()).startsWith("MAC mismatch. File has ");
    assertThat(bench.path("ran")).doesNotExist();
  }

  @Test
  void whatIsNoVariableIsRefused() {
    bench.encrypted("l.yaml", "A: 1\nl: [1]\n").encrypted("e.json", "{\"a=b\": 1}");
    bench.encrypted("n.json", "{\"A\": \"x\\u0000y\"}");
    assertThat(bench.run("exec-env", "l.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr())
        .isEqualTo("cannot use complex value in environment; offending key l\n");
    assertThat(bench.run("exec-env", "e.json", "true")).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("cannot use keys with '=' in environment: a=b\n");
    assertThat(bench.run("exec-env", "n.json", "true")).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("exec: environment variable contains NUL\n");
    assertThat(bench.run("exec-env", "--same-process=true", "n.json", "true")).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("invalid argument\n");
  }

  @Test
  void anEnvironmentThatIsTooLargeIsRefused() {
    bench.encrypted("f.env", "A=" + "x".repeat(140_000));
    assertThat(bench.run("exec-env", "f.env", "true")).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("fork/exec /bin/sh: argument list too long\n");
    assertThat(bench.run("exec-env", "--same-process=true", "f.env", "true")).isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("argument list too long\n");
  }

  @ParameterizedTest
  @CsvSource({
    "nope.yaml, open nope.yaml: no such file or directory",
    "'', open : no such file or directory",
    "./../work/nope, open ./../work/nope: no such file or directory",
    "., read .: is a directory"
  })
  void aFileIsNamedAsItWasTyped(String name, String complaint) {
    assertThat(bench.run("exec-env", name, "true")).isEqualTo(2);
    assertThat(bench.stderr()).isEqualTo("Error reading file: " + complaint + "\n");
  }

  @Test
  void whatIsWrongIsFoundInTheOrderOfTheReference() {
    assertThat(bench.run("exec-env", "f.yaml", "--decryption-order", "x", "--background=true"))
        .isEqualTo(1);
    assertThat(bench.stderr()).isEqualTo("error: missing file to decrypt\n");
    assertThat(bench.run("exec-env", "--background=true", "--same-process=true", "nope", "true"))
        .isEqualTo(8);
    assertThat(bench.stderr())
        .endsWith("\nError: The --same-process flag cannot be used with --background\n");
    assertThat(bench.run("exec-env", "--user", "no-such-user", "nope", "true")).isEqualTo(2);
    assertThat(bench.run("exec-env", "--user", "no-such-user", "f.yaml", "true")).isEqualTo(1);
    assertThat(bench.stderr())
        .matches("\\[EXEC]\t time=\".*\" level=fatal msg=\"user: unknown user no-such-user\"\n");
  }
}
