package org.sops4j.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoTextTest {
  @Test
  void quotesAndControlsAreEscaped() {
    assertThat(GoText.quote("a\"\\\u0007\b\f\n\r\t\u000b\u0001\u007f"))
        .isEqualTo("\"a\\\"\\\\\\a\\b\\f\\n\\r\\t\\v\\x01\\x7f\"");
  }

  @Test
  void lettersAndEmojiAreNot() {
    assertThat(GoText.quote("é 漢 😀")).isEqualTo("\"é 漢 😀\"");
  }

  @Test
  void whatCannotBeSeenIs() {
    assertThat(GoText.quote("\u00a0\u200b" + Character.toString(0xE0001)))
        .isEqualTo("\"\\u00a0\\u200b\\U000e0001\"");
  }

  @Test
  void bytesThatAreNotUtf8AreShownAsSuch() {
    assertThat(GoText.quote("\udcff")).isEqualTo("\"\\xff\"");
  }
}
