package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** How strings are written (format.md section 6.1.7). */
class YamlStringStyleTest {
  /** Long strings that are held as bytes may be printed without a look at their text. */
  @Property
  void bytesAreWrittenLikeTheText(
      @ForAll @CharRange(from = '+', to = 'z') @Chars({' ', '#', '\n'}) String some) {
    String text = some + "x".repeat(64) + some;
    StringScalar bytes = StringScalar.ofUtf8(text.getBytes(StandardCharsets.UTF_8));
    assertThat(written(Branch.of(Item.of("k", bytes)), 0)).isEqualTo("k: " + value(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a:b",
        "-a",
        "--",
        "?a",
        ":a",
        "a#b",
        "it's",
        "a\"b",
        "a{b",
        "a,b",
        "=",
        "nULL",
        "oN",
        "0b2",
        "+",
        "1:60",
        "2024-13-01",
        "2024-01-01 10",
        ".",
        "..",
        "1e400",
        "é",
        "\u00A0",
        "\\",
        "ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]",
        "3.13.2",
        "_1",
        "0x",
        "0o8",
        "08:09a"
      })
  void plain(String text) {
    assertThat(value(text)).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " a", "a ", "a: b", "a:", "-", "- a", "---", "---a", "....", "?", "#a", "a #b", "\"a\"",
        "{a}", ",a", "[a", "]", "}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a"
      })
  void singleQuoted(String text) {
    assertThat(value(text)).isEqualTo("'" + text + "'\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "null",
        "True",
        "yes",
        "1",
        "1.0",
        "0x1",
        "1_000",
        "12:30:45",
        "2024-01-01",
        ".5",
        ".inf",
        "-.INF",
        ".nan",
        "99999999999999999999999",
        "08",
        "-0b1",
        "1e3",
        ".5_0",
        "2024-01-01T00:00:00Z",
        "2024-1-1  1:2:3.5"
      })
  void doubleQuoted(String text) {
    assertThat(value(text)).isEqualTo("\"" + text + "\"\n");
  }

  @Test
  void quotesAreDoubledInSingleQuotes() {
    assertThat(value("'a'")).isEqualTo("'''a'''\n");
    assertThat(value("a\u2028'b")).isEqualTo("'a\u2028    ''b'\n");
  }

  @Test
  void separatorsBeyondAsciiBreakTheLine() {
    assertThat(value("a\u2028b")).isEqualTo("'a\u2028    b'\n");
    assertThat(value("a\n\u2029b\n")).isEqualTo("|\n    a\n\u2029    b\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u0085b|\"a\\Nb\"",
        "\uD83D\uDE00|\"\\U0001F600\"",
        "a\tb|\"a\\tb\"",
        "\u007F|\"\\x7F\"",
        "\uFFFE|\"\\uFFFE\"",
        "\u001b\"\\|\"\\e\\\"\\\\\"",
        "a \u2028|\"a \\L\"",
        "\uFEFFa b\u00A0|\"\\uFEFF\\x61\\x20\\x62\\_\"",
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void escapes(String text, String written) {
    assertThat(value(text)).isEqualTo(written + "\n");
  }

  @Test
  void everyControlCharacterHasAnEscape() {
    assertThat(value("\0\u0007\b\t\u000b\f\r\u0001")).isEqualTo("\"\\0\\a\\b\\t\\v\\f\\r\\x01\"\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a~b|;-~    a~    b~",
        "a~|;~    a~",
        "a~b~~|;+~    a~    b~~",
        "~|;4+~~",
        "~a|;4-~~    a~",
        " a~b|;4-~     a~    b~",
        "a ~b|\"a \\nb\"~",
        "a~ b|;-~    a~     b~",
        "a~ ~b|\"a\\n \\nb\"~",
        "a~b |\"a\\nb \"~",
        "a~b\t|;-~    a~    b\t~",
        "a\tb~c|;-~    a\tb~    c~",
        "#a~b|;-~    #a~    b~",
        "a\rb|\"a\\rb\"~",
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void moreThanOneLine(String text, String written) {
    String expected = written.replace('~', '\n').replace(';', '|');
    assertThat(value(text.replace('~', '\n'))).isEqualTo(expected);
  }

  @Test
  void aTabBeforeTheFirstLineNeedsQuotes() {
    assertThat(value("\ta\nb")).isEqualTo("\"\\ta\\nb\"\n"); // null in the reference
  }

  @Test
  void blocksInListsThatNeedADigitAreQuoted() {
    assertThat(element(" a\nb", 0)).isEqualTo("\" a\\nb\"\n"); // unreadable in the reference
    assertThat(element("\na", 3)).isEqualTo("\"\\na\"\n");
    assertThat(element("\n", 0)).isEqualTo("|4+\n\n");
    assertThat(element(" a\nb", 2)).isEqualTo("|2-\n     a\n    b\n");
  }

  @Test
  void bytesThatAreNotTextAreBase64() {
    assertThat(value("\uDCD7m\uDCF8")).isEqualTo("!!binary 1234\n");
    String line = "gICA".repeat(17);
    assertThat(value("\uDC80".repeat(51))).isEqualTo("!!binary " + line + "\n");
    assertThat(value("\uDC80".repeat(54))).isEqualTo("!!binary |\n    " + line + "gI\n    CA\n");
  }

  @Test
  void theMergeKeyHasItsTagWhereItMerges() {
    Branch merge = Branch.of(Item.of("<<", Branch.of(Item.of("a", StringScalar.of("<<")))));
    assertThat(written(merge, 0)).isEqualTo("!!merge <<:\n    a: !!merge <<\n");
  }

  @Test
  void theMergeKeyOfAScalarIsQuoted() {
    // With the tag, the reference cannot read what it has written.
    assertThat(written(Branch.of(Item.of("<<", StringScalar.of("v"))), 0)).isEqualTo("\"<<\": v\n");
  }

  @Test
  void keysOverOneHundredTwentyEightBytesAreComplex() {
    String fits = "é".repeat(64);
    assertThat(written(Branch.of(Item.of(fits, StringScalar.of("v"))), 0))
        .isEqualTo(fits + ": v\n");
    assertThat(written(Branch.of(Item.of(fits + "x", StringScalar.of("v"))), 0))
        .isEqualTo("? " + fits + "x\n: v\n");
  }

  private static String value(String text) {
    return written(Branch.of(Item.of("k", StringScalar.of(text))), 0).substring(3);
  }

  private static String element(String text, int indent) {
    Branch document = Branch.of(Item.of("k", Sequence.of(StringScalar.of(text))));
    String written = written(document, indent);
    return written.substring(written.indexOf("- ") + 2);
  }

  private static String written(Branch document, int indent) {
    return new String(YamlWriter.write(List.of(document), indent), StandardCharsets.UTF_8);
  }
}
