package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals end an edit: nothing in clear is left, and the file stays (cli.md section 6.2). */
class EditSignalTest {
  @TempDir Path root;
  private EditBench bench;
  private String original = "";

  @BeforeEach
  void encryptAFile() {
    bench = new EditBench(root);
    original = bench.encrypt("f.yaml", "a: hello\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalDuringTheEditorEndsIt(String signal) throws Exception {
    bench.editor(
        "echo x: 1 > \"$1\"; touch \"$1~\"; kill -"
            + signal
            + " $PPID; while kill -0 $PPID 2>/dev/null; do sleep 0.1; done");
    Process process = EditProcess.start(bench, EditProcess.command("edit", "f.yaml"));
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isNull();
    assertThat(process.errorReader(StandardCharsets.UTF_8).readLine())
        .isEqualTo("User canceled operation");
    assertCanceled();
  }

  @Test
  void aSignalAtThePromptEndsIt() throws Exception {
    bench.editor("echo '[' > \"$1\"");
    List<String> command = EditProcess.command("edit", "f.yaml");
    Process process = EditProcess.start(bench, command);
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(errors.readLine()).contains("Press enter to return to the editor");
      EditProcess.signal("INT", process);
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(errors.readLine()).isEqualTo("User canceled operation");
    }
    assertCanceled();
  }

  private void assertCanceled() {
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }
}
