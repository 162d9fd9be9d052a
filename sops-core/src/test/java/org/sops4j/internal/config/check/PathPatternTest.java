package org.sops4j.internal.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.internal.text.GoRegex;

/** A rule is called dead only where that is certain. */
class PathPatternTest {
  @ParameterizedTest
  @ValueSource(strings = {".*", "^", "^.*", ".*$", ".", ".+", "^.+$", "^.*$", ".*.*", ".*.+"})
  void theseTakeEveryFile(String regex) {
    assertThat(OrderCheck.reason(regex, "x")).startsWith("takes every file: ");
  }

  @ParameterizedTest
  @CsvSource({
    "\\.yaml$, prod\\.yaml$",
    ".yaml$, prod.yaml$",
    ".yaml$, prod\\.yaml$",
    "\\.yaml$, ^secrets/.*\\.yaml$",
    "^secrets/, ^secrets/prod/",
    "secrets, x/secrets/y$",
    "^a/b\\.env$, ^a/b\\.env$",
    "dev, stage/.+dev",
    "^a\\/, ^a/b",
  })
  void aWiderOneCoversANarrowerOne(String wide, String narrow) {
    assertThat(OrderCheck.reason(wide, narrow)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "prod\\.yaml$, \\.yaml$",
    "\\.yaml$, .yaml$",
    "\\.yaml$, \\.yaml",
    "^secrets/, secrets/prod/",
    "^a, ba",
    "^$, x",
    "a|b, a",
    "\\d, 1",
    "x, ''",
  })
  void whatIsNotCertainIsNotClaimed(String earlier, String later) {
    assertThat(OrderCheck.reason(earlier, later)).isNull();
  }

  @Property(tries = 5000)
  void whatIsClaimedIsTrueOfEveryPath(
      @ForAll("regexes") String wide,
      @ForAll("regexes") String narrow,
      @ForAll("paths") String path) {
    Assume.that(GoRegex.of(wide).problem().isEmpty() && GoRegex.of(narrow).problem().isEmpty());
    boolean claimed = OrderCheck.reason(wide, narrow) != null;
    boolean isTaken = narrow.isEmpty() || GoRegex.of(narrow).find(path);
    if (claimed && isTaken) {
      assertThat(wide.isEmpty() || GoRegex.of(wide).find(path))
          .as("%s before %s, path %s", wide, narrow, path)
          .isTrue();
    }
  }

  @Provide
  Arbitrary<String> regexes() {
    return Arbitraries.of(List.of("a", "b", ".", "\\.", ".*", ".+", "^", "$", "/", "a?"))
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings().withChars("ab./").ofMinLength(1).ofMaxLength(5);
  }
}
