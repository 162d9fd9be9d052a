package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.KeyList;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.Reason;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyType;

class DestinationResolverTest {
  private static DestinationRule to(String regex, String... targets) {
    Map<String, String> fields = new HashMap<>();
    for (String target : targets) {
      fields.put(target, "x");
    }
    return new DestinationRule(regex, fields, 0, null, false);
  }

  private static DestinationRule resolve(String path, DestinationRule... rules) {
    SopsConfig config =
        new SopsConfig(Path.of("/c/.sops.yaml"), null, Arrays.asList(rules), StoreOptions.DEFAULT);
    return DestinationResolver.resolve(config, path, new TestRecipients());
  }

  @Test
  void theFirstRuleThatMatchesThePathAsTypedWins() {
    DestinationRule first = to("^[.]/a", "s3_bucket");
    DestinationRule second = to("", "vault_path");
    assertThat(resolve("./a.yaml", first, second)).isEqualTo(first);
    assertThat(resolve("a.yaml", first, second)).isEqualTo(second);
  }

  @Test
  void aRegexThatDoesNotCompileIsForNoFile() {
    DestinationRule other = to("", "gcs_bucket");
    assertThat(resolve("a", to("((", "s3_bucket"), other)).isEqualTo(other);
  }

  @Test
  void noRuleNamesThemAll() {
    assertThatThrownBy(() -> resolve("a.yaml", to("^b", "s3_bucket"), to("c$", "s3_bucket")))
        .isInstanceOfSatisfying(
            SopsException.class,
            e ->
                assertThat(e.hints())
                    .containsExactly(
                        "  no path_regex of destination_rules in /c/.sops.yaml matches a.yaml",
                        "    ^b",
                        "    c$"));
    assertThatThrownBy(() -> resolve("a.yaml"))
        .isInstanceOfSatisfying(
            SopsException.class,
            e ->
                assertThat(e.hints())
                    .containsExactly("  there are no destination_rules in /c/.sops.yaml"))
        .extracting(Reason::of)
        .isEqualTo("error loading config: no matching destination found in config");
  }

  @Test
  void aRuleHasExactlyOneTarget() {
    assertThatThrownBy(() -> resolve("a", to("", "s3_bucket", "vault_path")))
        .hasMessageStartingWith("error loading config: more than one destinations were found");
    assertThatThrownBy(() -> resolve("a", to("", "s3_prefix")))
        .extracting(Reason::of)
        .isEqualTo("no destination configured for this file");
  }

  @Test
  void theKeysOfARecreationRuleAreRead() {
    KeyList wrong = new KeyList(List.of(), "invalid age key configuration");
    CreationRule recreation =
        new CreationRule("", List.of(), Map.of(KeyType.AGE, wrong), "", 0, Map.of(), false, 3);
    DestinationRule rule = new DestinationRule("", Map.of("s3_bucket", "x"), 0, recreation, false);
    assertThatThrownBy(() -> resolve("a", rule))
        .extracting(Reason::of)
        .isEqualTo("invalid age key configuration");
  }
}
