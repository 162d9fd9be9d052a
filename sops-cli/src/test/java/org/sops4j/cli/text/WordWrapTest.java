package org.sops4j.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordWrapTest {
  @Test
  void linesBreakAtBlanksWhichVanish() {
    assertThat(WordWrap.wrap("aaa bbb ccc", 7)).isEqualTo("aaa bbb\nccc");
    assertThat(WordWrap.wrap("aaa bbb ccc", 6)).isEqualTo("aaa\nbbb\nccc");
  }

  @Test
  void lineFeedsStay() {
    assertThat(WordWrap.wrap("a\n\nb c\n", 3)).isEqualTo("a\n\nb c\n");
  }

  @Test
  void longWordsAreNotSplitAndStayWhereTheyAre() {
    assertThat(WordWrap.wrap("a 12345678 b", 5)).isEqualTo("a 12345678\nb");
  }

  @Test
  void widthsAreCodePoints() {
    assertThat(WordWrap.wrap("ééé 😀😀😀 b", 7)).isEqualTo("ééé 😀😀😀\nb");
  }

  @Test
  void aNoBreakSpaceDoesNotBreak() {
    assertThat(WordWrap.wrap("aa\u00a0bb cc", 4)).isEqualTo("aa\u00a0bb\ncc");
  }

  @Property
  void wordsAreKeptInOrder(
      @ForAll @CharRange(from = ' ', to = '+') String text,
      @ForAll @IntRange(min = 1, max = 9) int limit) {
    assertThat(WordWrap.wrap(text, limit).strip().split("\\s+"))
        .containsExactly(text.strip().split("\\s+"));
  }
}
