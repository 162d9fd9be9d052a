package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.config.CreationRule;
import org.sops4j.config.GroupRule;
import org.sops4j.config.KeyEntry;
import org.sops4j.config.KeyList;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.Reason;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

class RuleResolverTest {
  private static SopsConfig config(String path, CreationRule... rules) {
    return new SopsConfig(Path.of(path), Arrays.asList(rules), List.of(), StoreOptions.DEFAULT);
  }

  private static CreationRule rule(String regex, String fingerprints) {
    KeyList keys = new KeyList(List.of(fingerprints), "");
    return new CreationRule(regex, List.of(), Map.of(KeyType.PGP, keys), "", 0, Map.of(), false, 7);
  }

  private static CreationRule grouped(GroupRule... groups) {
    return new CreationRule("", List.of(groups), Map.of(), "", 2, Map.of(), false, 7);
  }

  private static GroupRule group(List<GroupRule> merge, String... fingerprints) {
    return new GroupRule(
        merge, Arrays.stream(fingerprints).map(f -> KeyEntry.ofText(KeyType.PGP, f)).toList());
  }

  private static RuleSettings resolve(SopsConfig config, String file) {
    return RuleResolver.resolve(config, Path.of(file), new TestRecipients()).orElseThrow();
  }

  private static List<List<String>> displays(RuleSettings settings) {
    return settings.groups().stream()
        .map(group -> group.stream().map(KeyRef::display).toList())
        .toList();
  }

  @Test
  void theFirstRuleThatMatchesWins() {
    SopsConfig config =
        config(
            "/conf/.sops.yaml",
            rule("stage/dev/feature-.*", "A"),
            rule("stage/dev/.*", "B"),
            rule("", "C"));
    assertThat(displays(resolve(config, "/conf/stage/dev/feature-foo")))
        .containsExactly(List.of("A"));
    assertThat(displays(resolve(config, "/conf/stage/dev/foo"))).containsExactly(List.of("B"));
    assertThat(displays(resolve(config, "/conf/foo"))).containsExactly(List.of("C"));
  }

  @Test
  void rulesSeePathsRelativeToTheConfiguration() {
    SopsConfig config = config("/foo/.sops.yaml", rule("foo/*", "A"));
    assertThat(displays(resolve(config, "/foo/foo/bar"))).containsExactly(List.of("A"));
    assertThatThrownBy(() -> resolve(config, "/foo/fuu/bar"))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NO_MATCHING_RULE);
              assertThat(e.hints())
                  .containsExactly(
                      "  no path_regex in /foo/.sops.yaml matches fuu/bar", "    line 7: foo/*");
            })
        .extracting(Reason::of)
        .isEqualTo("error loading config: no matching creation rules found");
  }

  @Test
  void pathsAreCleanedAndOtherwiseTakenWhole() {
    Path config = Path.of("/a/b/.sops.yaml");
    assertThat(PathMatcher.subject(config, Path.of("/a/b/x/../y"))).isEqualTo("y");
    assertThat(PathMatcher.subject(config, Path.of("/a/bc/y"))).isEqualTo("/a/bc/y");
    assertThat(PathMatcher.subject(Path.of("/.sops.yaml"), Path.of("/a/y"))).isEqualTo("/a/y");
  }

  @Test
  void noCreationRulesIsNoRule() {
    SopsConfig none = new SopsConfig(Path.of("c"), null, List.of(), StoreOptions.DEFAULT);
    assertThat(RuleResolver.resolve(none, Path.of("/x"), new TestRecipients())).isEmpty();
  }

  @Test
  void anEmptyListOfRulesMatchesNothing() {
    assertThatThrownBy(() -> resolve(config("/c"), "/x"))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> assertThat(e.hints()).containsExactly("  creation_rules is empty in /c"))
        .extracting(Reason::of)
        .isEqualTo("error loading config: no matching creation rules found");
  }

  @Test
  void aBrokenRegexCountsOnlyIfItIsReached() {
    SopsConfig config = config("/c/.sops.yaml", rule("^good$", "A"), rule("(", "B"));
    assertThat(displays(resolve(config, "/c/good"))).containsExactly(List.of("A"));
    assertThatThrownBy(() -> resolve(config, "/c/bad"))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> assertThat(e.hints()).containsExactly("  in the rule at /c/.sops.yaml, line 7"))
        .extracting(Reason::of)
        .isEqualTo("can not compile regexp: error parsing regexp: missing closing ): `(`");
  }

  @Test
  void mergedGroupsComeFirstAndDuplicatesAreDropped() {
    GroupRule merged =
        group(
            List.of(group(List.of(), "A"), group(List.of(group(List.of(), "B")), "A", "C")),
            "D",
            "C");
    SopsConfig config = config("/c", grouped(merged, group(List.of(), "A")));
    assertThat(displays(resolve(config, "/x")))
        .containsExactly(List.of("A", "B", "C", "D"), List.of("A"));
  }

  @Test
  void directKeysKeepDuplicates() {
    assertThat(displays(resolve(config("/c", rule("", "A,A")), "/x")))
        .containsExactly(List.of("A", "A"));
  }

  @Test
  void keysOfGroupsAreTakenLiterally() {
    Map<String, String> fields = Map.of("arn", " a +arn:b", "role", "r", "aws_profile", "p");
    KeyEntry kms = new KeyEntry(KeyType.KMS, fields, Map.of("b", "1.50", "a", "5"));
    KeyEntry gcp = new KeyEntry(KeyType.GCP_KMS, Map.of("resource_id", " a ,b"), Map.of());
    KeyEntry hckms = new KeyEntry(KeyType.HCKMS, Map.of("key_id", " a : b "), Map.of());
    Map<String, String> azureFields = Map.of("vaultUrl", "https://v/", "key", "k", "version", "1");
    KeyEntry azure = new KeyEntry(KeyType.AZURE_KV, azureFields, Map.of());
    KeyEntry pgp = KeyEntry.ofText(KeyType.PGP, "a, b");
    GroupRule group = new GroupRule(List.of(), List.of(kms, gcp, hckms, azure, pgp));
    assertThat(displays(resolve(config("/c", grouped(group)), "/x")))
        .containsExactly(
            List.of(" a +arn:b+r|a:5,b:1.50|p", "a,b", " a : b ", "https://v//keys/k/1", "a,b"));
  }

  @Test
  void directKmsKeysGetTheProfileAndTheContextOfTheCommandLine() {
    KeyList keys = new KeyList(List.of("arn:k+arn:r"), "");
    CreationRule rule =
        new CreationRule("", List.of(), Map.of(KeyType.KMS, keys), "prof", 0, Map.of(), false, 7);
    RuleResolver resolver = new RuleResolver(new TestRecipients(), Map.of("a", "b"));
    assertThat(displays(resolver.settings(rule, Path.of("/c"))))
        .containsExactly(List.of("arn:k+arn:r|a:b|prof"));
    assertThat(displays(resolve(config("/c", rule), "/x")))
        .containsExactly(List.of("arn:k+arn:r||prof"));
  }
}
