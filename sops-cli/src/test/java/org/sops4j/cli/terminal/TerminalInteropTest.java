package org.sops4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.tree.Utf8;

/**
 * Questions in a real terminal, which {@code terminal/play.py} provides: what is asked there leaves
 * standard input and output alone, and the terminal as it was.
 */
@Tag("interop")
@Timeout(120)
class TerminalInteropTest {
  private static final String PLAY = "src/test/resources/terminal/play.py";
  private static final String NO_INPUT = "%s </dev/null";

  /** CR, LF and two sequences; the terminal makes CR LF of a LF. */
  private static final String ERASED = "\r\r\n\u001b[F\u001b[K";

  @TempDir Path folder;

  private String answer = "";

  /** Runs the program in a terminal of its own; returns what was seen there. */
  private String interview(List<String> script, String launch, String... args) throws Exception {
    Path output = folder.resolve("out");
    String program =
        Path.of(System.getProperty("java.home"), "bin", "java")
            + " -cp '"
            + String.join(
                ":", placeOf(Interview.class), placeOf(Terminal.class), placeOf(Utf8.class))
            + "' org.sops4j.cli.terminal.Interview "
            + String.join(" ", args);
    List<String> command = new ArrayList<>(List.of("python3", PLAY));
    command.addAll(script);
    command.addAll(
        List.of("--", "sh", "-c", String.format(launch, program + " >'" + output + "'")));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] seen = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    answer = Files.readString(output);
    return new String(seen, StandardCharsets.UTF_8);
  }

  private static String placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  @Test
  void aSecretIsNotShown() throws Exception {
    String seen = interview(List.of("Word? ", "sesame\\r"), NO_INPUT, "secret", "false");
    assertThat(seen).isEqualTo("Word? " + ERASED + "\n[status 0, echo on]\n");
    assertThat(answer).isEqualTo("answer: sesame\n");
  }

  @Test
  void aTextIsShown() throws Exception {
    String seen = interview(List.of("Word? ", "sesame\\r"), NO_INPUT, "text", "false");
    assertThat(seen).isEqualTo("Word? sesame\r\n" + ERASED + "\n[status 0, echo on]\n");
    assertThat(answer).isEqualTo("answer: sesame\n");
  }

  @Test
  void aChoiceIsOneKey() throws Exception {
    String question = "Go? (press [1] for \"y\\\"es\" or [2] for \"no\") ";
    for (var keys : Map.of("1", "true", "x2", "false", "\\x1b[1~2", "false").entrySet()) {
      String seen = interview(List.of("\"no\") ", keys.getKey()), NO_INPUT, "choice", "false");
      assertThat(seen).isEqualTo(question + ERASED + "\n[status 0, echo on]\n");
      assertThat(answer).isEqualTo("answer: " + keys.getValue() + "\n");
    }
    interview(List.of("\"no\") ", "\\x03"), NO_INPUT, "choice", "false");
    assertThat(answer).isEqualTo("error: user cancelled prompt\n");
  }

  @Test
  void anAcknowledgementIsAnEmptyLine() throws Exception {
    String seen = interview(List.of("\"fine\") ", "\\r"), NO_INPUT, "acknowledge", "false");
    assertThat(seen).startsWith("Go? (press enter for \"fine\") " + ERASED);
    assertThat(answer).isEqualTo("answer: true\n");
  }

  @Test
  void theEndOfInputIsNoAnswer() throws Exception {
    interview(List.of("Word? ", "\\x04"), NO_INPUT, "secret", "false");
    assertThat(answer).isEqualTo("error: EOF\n");
  }

  @Test
  void anInterruptEndsTheProgramAndRestoresTheTerminal() throws Exception {
    String seen = interview(List.of("Word? ", "se\\x03"), "exec %s", "secret", "false");
    assertThat(seen).isEqualTo("Word? " + ERASED + "\n[status 130, echo on]\n");
    assertThat(answer).isEmpty();
  }

  @Test
  void standardInputTakesThePlaceOfAMissingTerminal() throws Exception {
    String seen = interview(List.of("Word? ", "sesame\\r"), "setsid -w %s", "secret", "true");
    assertThat(seen).isEqualTo("Word? " + ERASED + "\n[status 0, echo on]\n");
    assertThat(answer).isEqualTo("answer: sesame\n");
  }

  @Test
  void withoutATerminalNobodyIsAsked() throws Exception {
    interview(List.of(), "setsid -w %s </dev/null", "secret", "false");
    assertThat(answer)
        .isEqualTo(
            "error: standard input is not a terminal, and /dev/tty is not available: open /dev/tty:"
                + " no such device or address\n");
    interview(List.of(), "setsid -w %s </dev/null", "presence", "false");
    assertThat(answer).isEqualTo("answer: false\n");
    interview(List.of(), NO_INPUT, "presence", "false");
    assertThat(answer).isEqualTo("answer: true\n");
  }
}
