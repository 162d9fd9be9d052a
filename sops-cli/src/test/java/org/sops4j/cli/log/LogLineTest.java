package org.sops4j.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {
  private static final String TIME = "2026-01-02T03:04:05Z";

  private static LogLine line(String message, Map<String, String> fields) {
    return new LogLine("CMD", LogLevel.WARNING, message, fields);
  }

  @Test
  void plainLinesQuoteWhatIsNotAWord() {
    assertThat(line("two words", Map.of("z", "a/b-c_d.e@f^g+1", "a", "x y")).plain(false, TIME))
        .isEqualTo(
            "[CMD]\t time=\""
                + TIME
                + "\" level=warning msg=\"two words\" a=\"x y\" z=a/b-c_d.e@f^g+1\n");
  }

  @Test
  void messagesOfSeveralLinesStayOnOne() {
    assertThat(line("a\n\"b\"", Map.of()).plain(false, TIME)).endsWith(" msg=\"a\\n\\\"b\\\"\"\n");
  }

  @Test
  void terminalsGetColoursAndColumns() {
    String text = line("hello", Map.of("k", "v")).coloured(false, 7);
    assertThat(text)
        .isEqualTo(
            "[CMD]\t \u001b[33mWARN\u001b[0m[0007] hello"
                + " ".repeat(39)
                + "  \u001b[33mk\u001b[0m=v\n");
  }

  @Test
  void longMessagesAreNotCut() {
    String message = "x".repeat(50);
    assertThat(line(message, Map.of()).coloured(false, 12345))
        .endsWith("[12345] " + message + " \n");
  }

  @Test
  void theNameIsBoldWhereColoursAreWanted() {
    assertThat(line("a", Map.of()).plain(true, TIME))
        .startsWith("\u001b[1m[CMD]\u001b[22m\t time=");
  }

  @ParameterizedTest
  @CsvSource({
    "DEBUG,37,DEBU",
    "INFO,36,INFO",
    "WARNING,33,WARN",
    "ERROR,31,ERRO",
    "FATAL,31,FATA",
    "PANIC,31,PANI"
  })
  void levelsHaveColoursAndFourLetters(LogLevel level, int colour, String letters) {
    assertThat(new LogLine("CMD", level, "a", Map.of()).coloured(false, 0))
        .startsWith("[CMD]\t \u001b[" + colour + "m" + letters + "\u001b[0m[0000] a ");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.678Z, 2026-01-02T03:04:05Z",
    "2026-11-12T23:00:00+05:30, 2026-11-12T23:00:00+05:30",
    "2026-11-12T23:00:00-03:00, 2026-11-12T23:00:00-03:00"
  })
  void timesAreLocalToTheSecond(OffsetDateTime time, String text) {
    assertThat(LocalTime.format(time)).isEqualTo(text);
  }
}
