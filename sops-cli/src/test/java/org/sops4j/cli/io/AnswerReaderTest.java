package org.sops4j.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One word a line, as Go's Scanln reads it. */
class AnswerReaderTest {
  private static AnswerReader reader(String typed) {
    return new AnswerReader(new ByteArrayInputStream(typed.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @CsvSource({
    "'y\n', y",
    "y, y",
    "'\t y \u000B\r\n', y",
    "'y\r', y",
    "'\rn\n', n",
    "'\u00C2\u00A0y\u00C2\u00A0\n', y",
    "'\u00E2\u0080\u0083n\u00E3\u0080\u0080', n",
    "'\u00C3\u00A9\n', é",
    "'\u00F0\u009F\u0098\u0080\n', \uD83D\uDE00",
    "'\u00FF\n', \uFFFD",
    "'\u00C3\n', \uFFFD",
  })
  void aWordIsWhatStandsBetweenBlanks(String typed, String word) throws IOException {
    assertThat(reader(typed).read()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EOF",
    "'  ', EOF",
    "'\n', unexpected newline",
    "' \r\n', unexpected newline",
    "'y y\n', expected newline",
    "'y\ry\n', expected newline",
  })
  void anythingElseIsNoAnswer(String typed, String complaint) {
    assertThatThrownBy(() -> reader(typed).read())
        .isInstanceOf(IOException.class)
        .hasMessage(complaint);
  }

  @Test
  void theNextAnswerBeginsWhereTheLastOneEnded() throws IOException {
    AnswerReader reader = reader("a\n\u00C3\nb c\nd");
    assertThat(reader.read()).isEqualTo("a");
    assertThat(reader.read()).isEqualTo("\uFFFD");
    assertThatThrownBy(reader::read).hasMessage("expected newline");
    assertThatThrownBy(reader::read).hasMessage("unexpected newline");
    assertThat(reader.read()).isEqualTo("d");
    assertThatThrownBy(reader::read).hasMessage("EOF");
  }

  @Test
  void aStreamThatCannotBeReadIsNamed() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    assertThatThrownBy(() -> new AnswerReader(closed).read())
        .hasMessage("read /dev/stdin: stream closed");
  }
}
