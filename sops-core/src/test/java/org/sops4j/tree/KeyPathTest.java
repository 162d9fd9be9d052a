package org.sops4j.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths as they are typed (cli.md section 3.1), and our form with a leading dot. */
class KeyPathTest {
  private static List<Object> parse(String text) {
    return KeyPath.parse(text).components();
  }

  @Test
  void segmentsInBrackets() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("[\"a\"]['b'][3]")).containsExactly("a", "b", 3);
    assertThat(parse("\"a\"]")).containsExactly("a");
    assertThat(parse("[\"a']")).containsExactly("a");
    assertThat(parse("[\"a]b\"][-1][+2]")).containsExactly("a]b", -1, 2);
    assertThat(parse("[\".a\"]")).containsExactly(".a");
  }

  @Test
  void segmentsWithDots() {
    assertThat(parse(".a.b-c_D[0][-1]")).containsExactly("a", "b-c_D", 0, -1);
    assertThat(parse(".0.1")).containsExactly("0", "1");
    assertThat(parse(".a[\"b c\"]['d\"]e[0]'].f")).containsExactly("a", "b c", "d\"]e[0]", "f");
    assertThat(parse(".[\"x\"].y")).containsExactly("x", "y");
    assertThat(parse(".[\"\"]")).containsExactly("");
  }

  @Test
  void positionsThatNoListReachesAreAllAlike() {
    assertThat(parse("[99999999999]")).containsExactly(Integer.MAX_VALUE);
    assertThat(parse(".a[-99999999999]")).containsExactly("a", Integer.MIN_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a                      | component a doesn't end with ]",
        "[\"a\"] [\"b\"]        | component \"a\"]  doesn't end with ]",
        "[a]                    | strconv.Atoi: parsing \"a\": invalid syntax",
        "[]                     | strconv.Atoi: parsing \"\": invalid syntax",
        "[\"]                   | strconv.Atoi: parsing \"\"\": invalid syntax",
        "[-]                    | strconv.Atoi: parsing \"-\": invalid syntax",
        "[\u0661]               | strconv.Atoi: parsing \"\u0661\": invalid syntax",
        "[99999999999999999999] | strconv.Atoi: parsing \"99999999999999999999\": value out of range",
        ".                      | path .: a key must follow the dot",
        ".a..b                  | path .a..b: a key must follow the dot",
        ".a.[\"b\"]             | path .a.[\"b\"]: a key must follow the dot",
        ".a b                   | path .a b: unexpected ' '; such a key stands in brackets, as in [\"key\"]",
        ".a[\"b]                | path .a[\"b]: a bracket is not closed",
        ".a[b]                  | strconv.Atoi: parsing \"b\": invalid syntax",
      })
  void whatIsNoPathIsRefused(String text, String message) {
    assertThatThrownBy(() -> KeyPath.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
