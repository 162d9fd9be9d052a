package org.sops4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.Main;

/**
 * Questions in a real terminal, which {@code terminal/play.py} provides: what is asked there leaves
 * standard input and output alone, and the terminal as it was.
 */
@Tag("interop")
@Timeout(120)
class TerminalInteropTest {
  /** Of the plugin {@code age-plugin-mirror}. */
  private static final String RECIPIENT = "age1mirror1v93xx0ar9wg";

  private static final String IDENTITY = "AGE-PLUGIN-MIRROR-1V93XXK7XFL4";
  private static final String NO_INPUT = "%s </dev/null";

  /** CR, LF and two sequences; the terminal makes CR LF of a LF. */
  private static final String ERASED = "\r\r\n\u001b[F\u001b[K";

  @TempDir Path folder;

  private String answer = "";

  /** Runs {@link Interview} in a terminal of its own; returns what was seen there. */
  private String interview(List<String> script, String launch, String... args) throws Exception {
    Path output = folder.resolve("out");
    String program = Stage.java(Interview.class) + " " + String.join(" ", args);
    String seen = Stage.play(script, String.format(launch, program + " >'" + output + "'"));
    answer = Files.readString(output);
    return seen;
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

  @Test
  void thePassphraseOfAKeyFileIsAskedForAtTheTerminal() throws Exception {
    String keys = Path.of("../testdata/vectors/keys").toRealPath().toString();
    String program =
        "GPG_AGENT_INFO= " + Stage.java(Main.class) + " keygen -y '" + keys + "/age-c-scrypt.age'";
    String seen =
        Stage.play(List.of(".age':", "vector-passphrase\\r"), program + " </dev/null 2>/dev/null");
    assertThat(seen)
        .contains("age-c-scrypt.age': " + ERASED)
        .containsPattern("age1[a-z0-9]{58}\r\n")
        .endsWith("[status 0, echo on]\n");
    Path output = folder.resolve("out");
    Stage.play(List.of(), "exec setsid -w env " + program + " </dev/null 2>'" + output + "'");
    assertThat(output)
        .hasContent(
            "failed to decrypt identity file: could not read passphrase: standard input is not a"
                + " terminal, and /dev/tty is not available: open /dev/tty: no such device or"
                + " address");
  }

  @Test
  void aPluginAsksAtTheTerminalWhileTheDocumentGoesToStandardOutput() throws Exception {
    String plugins = Path.of("../sops-keysource-age/src/test/resources/plugins").toRealPath() + "";
    String sops =
        "PATH='" + plugins + "':$PATH SOPS_AGE_KEY=" + IDENTITY + " " + Stage.java(Main.class);
    Path file = Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    Stage.play(List.of(), sops + " encrypt -i --age " + RECIPIENT + " '" + file + "'");
    assertThat(file).content().contains("ENC[");
    Path output = folder.resolve("out");
    String seen =
        Stage.play(
            List.of("mirror: ", "1234\\r"),
            "MIRROR_PIN=1234 "
                + sops
                + " decrypt <'"
                + file
                + "' --input-type yaml"
                + " --output-type yaml >'"
                + output
                + "'");
    assertThat(seen).isEqualTo("PIN of the mirror: " + ERASED + "\n[status 0, echo on]\n");
    assertThat(output).hasContent("a: 1\n");
  }
}
