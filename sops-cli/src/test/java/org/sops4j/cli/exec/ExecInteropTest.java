package org.sops4j.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The exec commands beside a real SOPS, on a terminal, and as another user. The test of the
 * terminal needs {@code script} of util-linux.
 */
@Tag("interop")
class ExecInteropTest {
  /** Words are separated by a bar. */
  private static final List<String> LINES =
      List.of(
          "exec-env|f.yaml|echo \"$A,$B\"; printf '%s\\n' \"it's\" '\\n'",
          "exec-env|f.yaml|env \\| sort \\| grep -v -e ^_= -e ^SHLVL=",
          "exec-env|f.yaml|cat; echo err >&2",
          "exec-env|f.yaml|",
          "exec-env|f.yaml|no-such-command",
          "exec-env|f.yaml|exit 5\n",
          "exec-env|f.yaml|printf '%s,' \"$#\" \"$0\"",
          "exec-env|f.yaml|a|b",
          "exec-env|f.yaml",
          "exec-env",
          "exec-env|f.yaml|--|echo $A",
          "exec-env|--|f.yaml|echo $A",
          "exec-env|--user|--|f.yaml|id",
          "exec-env|--user|0|f.yaml|id",
          "exec-env|--user||f.yaml|id",
          "exec-env|--pristine=true|f.yaml|/usr/bin/env \\| /usr/bin/sort",
          "exec-env|f.yaml|/usr/bin/env \\| /usr/bin/sort|--pristine",
          "exec-env|f.yaml|--pristine|env",
          "exec-env|--pristine=true|empty.yaml|exit 3",
          "exec-env|--background=true|f.yaml|echo lost",
          "exec-env|--same-process|--background=true|f.yaml|true",
          "exec-env|--same-process=true|f.yaml|echo $A; exit 4",
          "exec-env|--same-process=true|f.yaml|exec no-such-program",
          "exec-env|--same-process=true|f.yaml|kill -9 $$",
          "exec-env|--same-process=true|nul.json|true",
          "exec-env|--same-process=true|big.env|true",
          "exec-env|nul.json|true",
          "exec-env|big.env|true",
          "exec-env|raw.env|printf '%s,' \"$A\" \"$B\" \\| od -c; env \\| grep -c -e my-key",
          "exec-env|values.yaml|env \\| sort \\| grep ^V_",
          "exec-env|values.json|env \\| sort \\| grep ^V_",
          "exec-env|values.ini|true",
          "exec-env|list.yaml|true",
          "exec-env|equals.json|true",
          "exec-env|data.bin|printf %s \"$data\" \\| od -c",
          "exec-env|path.env|echo $PATH $HOME",
          "exec-env||true",
          "exec-env|nope|true",
          "exec-env|.|true",
          "exec-env|./f.yaml|echo $A",
          "exec-env|--decryption-order|age,age|f.yaml|true",
          "exec-env|--decryption-order|x|f.yaml|true",
          "exec-file|f.yaml|cat {}",
          "exec-file|f.yaml|echo {} {}",
          "exec-file|f.yaml|test -p {} && stat -c '%a %F' {} $(dirname {})",
          "exec-file|f.yaml|true",
          "exec-file|f.yaml|exit 6",
          "exec-file|f.yaml|kill -15 $$",
          "exec-file|f.yaml|head -c 3 {}",
          "exec-file|f.yaml|rm {}; echo gone",
          "exec-file|f.yaml|--|cat {}",
          "exec-file|f.yaml|a|b",
          "exec-file|--no-fifo=true|f.yaml|cat {} {}; stat -c '%a %F' {} $(dirname {})",
          "exec-file|--no-fifo=true|f.yaml|echo x > {}; cat {}; mkdir $(dirname {})/d",
          "exec-file|--no-fifo=true|--filename|n|f.yaml|basename {}",
          "exec-file|--filename|n m|f.yaml|basename '{}'; cat '{}'",
          "exec-file|--filename||f.yaml|echo {}",
          "exec-file|--filename|a/../n|f.yaml|echo {}",
          "exec-file|--filename|a/n|f.yaml|true",
          "exec-file|--filename|.|f.yaml|true",
          "exec-file|--no-fifo=true|--filename|a/n|f.yaml|true",
          "exec-file|--output-type|json|f.yaml|cat {}",
          "exec-file|--output-type|dotenv|f.yaml|cat {}",
          "exec-file|--output-type|nonsense|f.yaml|cat {}",
          "exec-file|--output-type|dotenv|list.yaml|cat {}",
          "exec-file|data.bin|od -c {}",
          "exec-file|raw.env|od -c {}",
          "exec-file|nope|true",
          "exec-file|--user|no-such-user|f.yaml|true",
          "exec-file|--background=true|f.yaml|true");

  @TempDir Path root;
  private ExecBench bench;

  @BeforeEach
  void encryptFiles() {
    bench =
        new ExecBench(root)
            .encrypted("f.yaml", "A: hello\nB: 1.50\n")
            .encrypted("nul.json", "{\"A\": \"a\\u0000b\"}")
            .encrypted("big.env", "A=" + "x".repeat(140_000))
            .encrypted(
                "raw.env",
                "A=x\u00ff\nB=\u00c3\u00a9\n=e\nmy-key=d\n".getBytes(StandardCharsets.ISO_8859_1))
            .encrypted("list.yaml", "A: x\nl: [1]\n")
            .encrypted("empty.yaml", "{}\n")
            .encrypted("values.ini", "[a]\nb = c\n")
            .encrypted("equals.json", "{\"a=b\": \"c\"}")
            .encrypted("data.bin", "bin\0ary\n")
            .encrypted("path.env", "PATH=/nowhere\nHOME=/h\n")
            .encrypted("values.json", "{\"V_A\": 1, \"V_B\": 1.5, \"V_C\": null, \"V_D\": true}")
            .encrypted(
                "values.yaml",
                "V_A: 1\nV_B: 1.0\nV_C: 1e21\nV_D: 0.00001\nV_E: null\nV_F: 2024-01-02\n# c\nV_G: -0.0\n"
                    + "V_H: .inf\nV_I: ''\nV_J: \"a\\nb\"\nV_K: 200000.0\nV_L: 1234567.0\n");
    bench.typed("typed\n");
  }

  @TestFactory
  List<DynamicTest> linesDoWhatTheyDoInSops() {
    List<DynamicTest> tests = new ArrayList<>();
    LINES.forEach(line -> tests.add(DynamicTest.dynamicTest(line, () -> compare(words(line)))));
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyStatusAndSignalIsReportedAsInSops() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < 256; i += i < 120 || i > 200 ? 15 : 1) {
      String[] words = {"exec-env", "f.yaml", "exit " + i};
      tests.add(DynamicTest.dynamicTest(words[2], () -> compare(words)));
    }
    for (int i = 1; i <= 64; i += i < 31 ? 1 : 11) {
      boolean harmless = i >= 17 && i <= 23 || i == 28; // ignored, or a stop
      String[] words = {"exec-env", "f.yaml", "ulimit -c 0; kill -" + i + " $$"};
      if (!harmless) {
        tests.add(DynamicTest.dynamicTest(words[2], () -> compare(words)));
      }
    }
    return tests;
  }

  private static String[] words(String line) {
    String[] words = line.split("(?<!\\\\)\\|", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("\\|", "|");
    }
    return words;
  }

  private void compare(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(reference()));
    command.addAll(List.of(words));
    ExecBench.Ended theirs = bench.runElsewhere(command);
    int status = bench.run(words);
    assertThat(masked(bench.stdout())).isEqualTo(masked(theirs.stdout()));
    assertThat(masked(bench.stderr())).startsWith(masked(theirs.stderr()));
    assertThat(status).isEqualTo(theirs.status());
    if (status == 0) {
      assertThat(masked(bench.stderr())).isEqualTo(masked(theirs.stderr()));
    }
  }

  private static String reference() {
    String path = System.getProperty("sops.reference", "");
    assertThat(path).as("-Dsops.reference=PATH of a real SOPS").isNotEmpty();
    return Path.of(path).toAbsolutePath().toString();
  }

  private static String masked(String text) {
    return text.replaceAll("time=\"[^\"]*\"", "time=T")
        .replaceAll("\\.sops\\d+", ".sopsN")
        .replaceAll("tmp-file\\d+", "tmp-fileN");
  }

  /** Types Ctrl-C once a command is ready, and returns what stood on the terminal then. */
  private String interrupted(int status, String... args) throws Exception {
    StringBuilder line = new StringBuilder("exec");
    for (String word : bench.command("012", args)) {
      line.append(" '").append(word.replace("'", "'\\''")).append('\'');
    }
    Process terminal = bench.start(List.of("script", "-qec", line.toString(), "/dev/null"));
    try (BufferedReader screen = terminal.inputReader(StandardCharsets.UTF_8)) {
      assertThat(screen.readLine()).isEqualTo("ready hello");
      terminal.getOutputStream().write(3);
      terminal.getOutputStream().flush();
      String rest = String.join(",", screen.lines().toList());
      assertThat(terminal.waitFor()).isEqualTo(status);
      return rest;
    }
  }

  @Test
  void ctrlCThatKillsTheCommandInterruptsUs() throws Exception {
    assertThat(interrupted(130, "exec-env", "f.yaml", "echo ready $A; sleep 100")).isEqualTo("^C");
    assertThat(
            interrupted(130, "exec-file", "f.yaml", "set -- $(cat {}); echo ready $2; sleep 100"))
        .isEqualTo("^C");
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void ctrlCThatTheCommandHandlesIsItsOwnAffair() throws Exception {
    String line = "trap 'echo trapped; exit 7' INT; echo ready $A; while :; do sleep 0.1; done";
    assertThat(interrupted(7, "exec-env", "f.yaml", line)).isEqualTo("^Ctrapped,exit status 7");
    assertThat(interrupted(7, "exec-env", "f.yaml", line, "--same-process")).isEqualTo("^Ctrapped");
  }

  @Test
  void anotherUserGetsTheFileAndNothingElse() throws Exception {
    bench.env("TMPDIR", "/tmp").env("HOME", "/root");
    String show = "id -un; echo $HOME $USER $LOGNAME; stat -c '%a %U' {}; cat {}; echo {}";
    for (String kind : List.of("--no-fifo=true", "--no-fifo=false")) {
      int status =
          bench.run("exec-file", kind, "--filename", "n", "--user", "nobody", "f.yaml", show);
      if (!System.getProperty("user.name").equals("root")) {
        assertThat(bench.stderr())
            .contains("[EXEC]", "level=fatal msg=\"operation not permitted\"");
        return;
      }
      assertThat(status).isZero();
      List<String> lines = bench.stdout().lines().toList();
      assertThat(lines.subList(0, 5))
          .containsExactly(
              "nobody", "/nonexistent nobody nobody", "600 nobody", "A: hello", "B: 1.5");
      assertThat(Path.of(lines.get(5)).getParent()).doesNotExist();
    }
    assertThat(
            bench.run("exec-env", "--user", "nobody", "--pristine=true", "f.yaml", "id -u; exit 3"))
        .isEqualTo(3);
    assertThat(bench.stdout()).isEqualTo("65534\n");
    assertThat(bench.stderr()).isEqualTo("exit status 3\n");
  }
}
