package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sops4j.config.CreationRule;
import org.sops4j.config.RuleCheck.Outcome;
import org.sops4j.config.RuleSearch;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;

/** What is said of the rules of a file is how its rule is chosen. */
class RuleTraceTest {
  private static final Path CONFIG = Path.of("/repo/.sops.yaml");

  private static SopsConfig config(List<String> regexes) {
    List<CreationRule> rules = new ArrayList<>();
    for (String regex : regexes) {
      rules.add(
          new CreationRule(regex, List.of(), Map.of(), "", 0, Map.of(), false, rules.size() + 1));
    }
    return new SopsConfig(CONFIG, rules, List.of(), StoreOptions.DEFAULT);
  }

  private static List<Outcome> outcomes(RuleSearch search) {
    List<Outcome> outcomes = new ArrayList<>();
    search.checks().forEach(check -> outcomes.add(check.outcome()));
    return outcomes;
  }

  @Test
  void eachRuleSaysWhyItIsNotTheOne() {
    RuleSearch search =
        RuleTrace.of(config(List.of("^a/", "b", "", "c")), Path.of("/repo/x/../b.yaml"));
    assertThat(search.subject()).isEqualTo("b.yaml");
    assertThat(outcomes(search))
        .containsExactly(
            Outcome.DIFFERS, Outcome.MATCHES, Outcome.NOT_REACHED, Outcome.NOT_REACHED);
    search = RuleTrace.of(config(List.of("^a/", "(", "b")), Path.of("/b.yaml"));
    assertThat(search.subject()).isEqualTo("/b.yaml");
    assertThat(outcomes(search))
        .containsExactly(Outcome.DIFFERS, Outcome.INVALID, Outcome.NOT_REACHED);
    assertThat(search.checks().get(1).problem()).contains("missing closing )");
    assertThat(search.match()).isNull();
  }

  @Property(tries = 300)
  void theRuleThatMatchesIsTheOneThatIsUsed(
      @ForAll("regexes") List<String> regexes, @ForAll("names") String name) {
    SopsConfig config = config(regexes);
    Path file = Path.of("/repo", name);
    RuleSearch search = RuleTrace.of(config, file);
    if (search.match() == null) {
      assertThatThrownBy(() -> PathMatcher.choose(config.creationRules(), CONFIG, file))
          .hasMessageMatching("(?s)(error loading config: no matching|can not compile).*");
    } else {
      assertThat(PathMatcher.choose(config.creationRules(), CONFIG, file)).isSameAs(search.match());
    }
  }

  @Provide
  Arbitrary<List<String>> regexes() {
    return Arbitraries.of("", "a", "b$", "^a", "a.*b", "(", "x", "y").list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abc").ofMinLength(1).ofMaxLength(4);
  }
}
