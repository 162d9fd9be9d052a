package org.sops4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void splitsAsVerifiedWithTheReference() {
    assertThat(CommandLine.split("a \"b c\" d\\ e 'f\"g' # x"))
        .containsExactly("a", "b c", "d e", "f\"g");
  }

  @Test
  void expandsNothing() {
    assertThat(CommandLine.split("echo $HOME ~ | `x` *"))
        .containsExactly("echo", "$HOME", "~", "|", "`x`", "*");
  }

  @Test
  void joinsPartsOfAWord() {
    assertThat(CommandLine.split("a'b'\"c\"d\\\"e x#y '' \"\""))
        .containsExactly("abcd\"e", "x#y", "", "");
  }

  @Test
  void leavesBackslashesInSingleQuotesAlone() {
    assertThat(CommandLine.split("'a\\b' \"a\\b\\\\\"")).containsExactly("a\\b", "ab\\");
  }

  @Test
  void endsCommentsWithTheLine() {
    assertThat(CommandLine.split("a # b\nc\td\r\n")).containsExactly("a", "c", "d");
    assertThat(CommandLine.split(" # ")).isEmpty();
  }

  @Test
  void refusesWhatIsNotFinished() {
    String quote = "EOF found when expecting closing quote";
    assertThatThrownBy(() -> CommandLine.split("a 'b")).hasMessage(quote);
    assertThatThrownBy(() -> CommandLine.split("a \"b")).hasMessage(quote);
    assertThatThrownBy(() -> CommandLine.split("a\\"))
        .hasMessage("EOF found after escape character");
  }
}
