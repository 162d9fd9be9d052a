package org.sops4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
  @TempDir Path folder;

  private CommandRunner runner() {
    return CommandRunner.of(
        Map.of("PATH", System.getenv("PATH"), "INHERITED", "yes"), folder.toAbsolutePath());
  }

  private static CommandRunner.Call shell(String script) {
    return CommandRunner.Call.of(List.of("sh", "-c", script));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void keepsOutputAndErrorsApart() throws IOException {
    CommandRunner.Result result = runner().run(shell("echo out; echo err >&2; exit 3"));
    assertThat(text(result.output())).isEqualTo("out\n");
    assertThat(text(result.errors())).isEqualTo("err\n");
    assertThat(result.status()).isEqualTo(3);
  }

  @Test
  void givesInputVariablesAndFolder() throws IOException {
    CommandRunner.Call call =
        shell("cat; echo \"$INHERITED $EXTRA $OTHER\"; pwd -P")
            .withInput("in\n".getBytes(StandardCharsets.UTF_8))
            .withEnvironment(Map.of("EXTRA", "more"))
            .withFolder(Path.of("/"));
    assertThat(text(runner().run(call).output())).isEqualTo("in\nyes more \n/\n");
  }

  @Test
  void startsInTheWorkingDirectory() throws IOException {
    assertThat(text(runner().run(shell("pwd -P")).output())).isEqualTo(folder.toRealPath() + "\n");
  }

  @Test
  void moreThanAPipeHoldsGoesBothWays() throws IOException {
    byte[] input = new byte[1 << 20];
    CommandRunner.Result result = runner().run(shell("tee /dev/stderr").withInput(input));
    assertThat(result.output()).isEqualTo(input);
    assertThat(result.errors()).isEqualTo(input);
  }

  @Test
  void aProgramNeedNotReadItsInput() throws IOException {
    CommandRunner.Result result = runner().run(shell("exit 0").withInput(new byte[1 << 20]));
    assertThat(result.status()).isZero();
  }

  @Test
  void aProgramThatHangsIsEnded() {
    CommandRunner.Call call = shell("sleep 600").withTimeout(Duration.ofSeconds(1));
    assertThatThrownBy(() -> runner().run(call))
        .isInstanceOf(CommandTimeoutException.class)
        .hasMessage("sh did not end within 1 s");
  }

  @Test
  void aSignalCountsAsInAShell() throws IOException {
    assertThat(runner().run(shell("kill -9 $$")).status()).isEqualTo(128 + 9);
  }

  @Test
  void aProgramThatIsNotThereCannotBeStarted() {
    assertThatThrownBy(() -> runner().run(CommandRunner.Call.of(List.of("/no/such/program"))))
        .isInstanceOf(IOException.class);
  }
}
