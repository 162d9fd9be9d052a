package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal, played by {@code expect}, with a real editor. */
@Tag("interop")
class EditTerminalInteropTest {
  @TempDir Path root;
  private EditBench bench;
  private String original = "";

  @BeforeEach
  void encryptAFile() {
    bench = new EditBench(root).env("TERM", "xterm").env("HOME", root.toString());
    original = bench.encrypt("f.yaml", "a: hello\n");
  }

  @AfterEach
  void nothingInClearIsLeft() {
    assertThat(bench.leftovers()).isEmpty();
  }

  /** Starts the program on a terminal, and goes on as the script says; ends with its status. */
  private int play(String script) throws Exception {
    StringBuilder spawn = new StringBuilder("set timeout 60\nspawn -noecho");
    for (String word : EditProcess.command("edit", "f.yaml")) {
      spawn.append(" {").append(word).append('}');
    }
    String end = "\nexpect {\n  eof {}\n  timeout { exit 99 }\n}\nexit [lindex [wait] 3]\n";
    Path file = bench.write("../play.exp", spawn + "\n" + script + end);
    Process process = EditProcess.start(bench, List.of("expect", file.toString()));
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .as(shown)
        .isEmpty();
    return status;
  }

  @Test
  void vimEditsAndSurvivesCtrlC() throws Exception {
    bench.env("EDITOR", "vim -u NONE");
    // A terminal throws away what was typed around a Ctrl-C: typed again until vim is gone.
    String leave =
        "set timeout 3\nfor {set i 0} {$i < 20} {incr i} {\n"
            + "  send \"\\x1b:%s/hello/bye/e\\r:wq\\r\"\n"
            + "  expect {\n    eof { exit [lindex [wait] 3] }\n    timeout {}\n  }\n}";
    assertThat(play("expect hello\nsend \"\\x03\"\nexpect -re {:qa|Interrupt}\n" + leave)).isZero();
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: bye\n");
  }

  @Test
  void vimThatLeavesWithAnErrorChangesNothing() throws Exception {
    bench.env("EDITOR", "vim -u NONE");
    assertThat(play("expect hello\nsend \":%s/hello/bye/\\r:w\\r:cq\\r\"")).isEqualTo(201);
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void enterBringsTheEditorBack() throws Exception {
    bench.env("EDITOR", "vim -u NONE");
    assertThat(
            play(
                "expect hello\nsend \":%s/: hello/: \\[/\\r:wq\\r\"\nexpect {Press enter}\n"
                    + "send \"\\r\"\nexpect {a: }\nsend \":%s/\\\\\\[/bye/\\r:wq\\r\""))
        .isZero();
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: bye\n");
  }

  @Test
  void ctrlCAtTheQuestionEndsIt() throws Exception {
    bench.editor("echo '[' > \"$1\"");
    assertThat(play("expect {Press enter}\nsend \"\\x03\"\nexpect {User canceled operation}"))
        .isEqualTo(1);
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }
}
