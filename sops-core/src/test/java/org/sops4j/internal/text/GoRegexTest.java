package org.sops4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected texts are those of the reference. */
class GoRegexTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "( => missing closing ): `(`",
        "x(a => missing closing ): `x(a`",
        "(?!x)f => invalid or unsupported Perl syntax: `(?!`",
        "(?=x) => invalid or unsupported Perl syntax: `(?=`",
        "(f)\\1 => invalid escape sequence: `\\1`",
        "\\K => invalid escape sequence: `\\K`",
        "[a => missing closing ]: `[a`",
        "[z-a] => invalid character class range: `z-a`",
        "[[:foo:]] => invalid character class range: `[:foo:]`",
        "\\pX => invalid character class range: `\\pX`",
        "(?P<n => invalid named capture: `(?P<n`",
        "(?<=x) => invalid named capture: `(?<=x)`",
        "a** => invalid nested repetition operator: `**`",
        "a{2}{3} => invalid nested repetition operator: `{2}{3}`",
        "*a => missing argument to repetition operator: `*`",
        "a{1001} => invalid repeat count: `{1001}`",
        "a{3,2} => invalid repeat count: `{3,2}`",
        "x{99999999999} => invalid repeat count: `{99999999999}`",
        "((a{100}){100}){100} => invalid repeat count: `{100}`",
        "(?:a{1000}){2} => invalid repeat count: `{2}`",
        "(a{500}b{500}){3} => invalid repeat count: `{3}`",
        "(a{2,}){501} => invalid repeat count: `{501}`",
        "((a{500})*){3} => invalid repeat count: `{3}`",
        "\\ => trailing backslash at end of expression: ``",
        ") => unexpected ): `)`",
        "(a))b => unexpected ): `(a))b`",
      })
  void namesTheProblemLikeTheReference(String regex, String reason) {
    assertThat(GoRegex.of(regex).problem()).isEqualTo("error parsing regexp: " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?<n>a)",
        "(?P<n>a)(?P<n>b)",
        "\\Qa(",
        "\\z",
        "x{,2}",
        "x{2",
        "(a{500}b{500}){2}",
        "(a{1000}){1}",
        "(a{1000}){0,1}",
        "([a{1000}]){500}",
        "(a{0}){1000}",
        "\\Q{1000}\\E{1000}",
        "[]{900}]{2}",
        "[[:alpha:]{900}]{2}",
      })
  void acceptsWhatTheReferenceAccepts(String regex) {
    assertThat(GoRegex.of(regex).problem()).isEmpty();
  }

  @Test
  void limitsTheDepthOfGroups() {
    assertThat(GoRegex.of("(".repeat(999) + ")".repeat(999)).problem()).isEmpty();
    String deeper = "(".repeat(1000) + ")".repeat(1000);
    assertThat(GoRegex.of(deeper).problem())
        .isEqualTo("error parsing regexp: expression nests too deeply: `" + deeper + "`");
  }

  @Test
  void refusesBytesThatAreNotText() {
    assertThat(GoRegex.of("a\uDCFF").problem()).startsWith("error parsing regexp: invalid UTF-8");
  }

  @Test
  void findsAnywhere() {
    assertThat(GoRegex.of("b+").find("abbc")).isTrue();
    assertThat(GoRegex.of("^b").find("abbc")).isFalse();
  }

  @Test
  void findsNothingIfItDoesNotCompile() {
    assertThat(GoRegex.of("(").find("(")).isFalse();
  }
}
