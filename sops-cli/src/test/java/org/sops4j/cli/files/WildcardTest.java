package org.sops4j.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "*,abc,true",
    "a*c,abbbc,true",
    "a*b*c,aXbYbZc,true",
    "a*b*c,aXc,false",
    "?,𝄞,true",
    "*.y?ml,x.yaml,true",
    "[]a],],true",
    "[]a],b,false",
    "[^a],b,true",
    "[a-],-,true",
    "[ä-ü],ö,true",
    "[\\]],],true",
    "[a,[a,true",
    "\\*,*,true",
    "\\*,x,false",
    "*,.hidden,false",
    "?hidden,.hidden,false",
    "[.]hidden,.hidden,false",
    "\\.h*,.hidden,true",
  })
  void matchesAsAShellDoes(String pattern, String name, boolean expected) {
    assertThat(Wildcard.matches(pattern, name)).isEqualTo(expected);
  }

  @Test
  void manyStarsTakeNoTime() {
    assertThat(Wildcard.matches("*a".repeat(200) + "b", "a".repeat(5000))).isFalse();
  }

  @Property
  boolean agreesWithThePlatform(
      @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(min = 1, max = 8) String pattern,
      @ForAll @Chars({'a', 'b'}) @StringLength(min = 1, max = 8) String name) {
    String one = pattern.replaceAll("\\*+", "*"); // two stars are another thing to the platform
    return Wildcard.matches(one, name)
        == FileSystems.getDefault().getPathMatcher("glob:" + one).matches(Path.of(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a{b,c}d; abd acd",
        "{a,b}{c,d}; ac ad bc bd",
        "a{b,c{d,e}}; ab acd ace",
        "{a}; {a}",
        "a{b; a{b",
        "{a,}b; ab b",
        "\\{a,b\\}; \\{a,b\\}",
        "{{a},b}; {a} b",
      })
  void bracesGiveAlternatives(String pattern, String expected) {
    assertThat(Braces.expand(pattern)).containsExactly(expected.split(" "));
  }

  @Test
  void tooManyAlternativesAreNone() {
    String bomb = "{a,b}".repeat(30);

    assertThat(Braces.expand(bomb)).containsExactly(bomb);
  }
}
