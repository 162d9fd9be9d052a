package org.sops4j.internal.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.config.ConfigFinding;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.internal.config.KeyStrings;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Each mistake is found where it is, and what is right is left in peace. */
class ConfigCheckupTest {
  private static final String FP1 = "85D77543B3D624B63CEA9E6DBC17301B491B3F21";
  private static final String FP2 = "D7229043384BCC60326C6FB9D8720D957C3D3074";

  private static List<ConfigFinding> check(String yaml, String... files) {
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      paths.add(Path.of("/repo", file));
    }
    return new ConfigCheckup(Path.of("/repo/.sops.yaml"), ConfigCheckupTest::parse)
        .run(yaml.getBytes(StandardCharsets.UTF_8), paths);
  }

  private static List<KeyRef> parse(KeyType type, String text) {
    if (type != KeyType.AGE) {
      return KeyStrings.parse(type, text);
    }
    List<KeyRef> keys = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      if (!one.strip().startsWith("age1")) {
        throw new InvalidRecipientException("unknown recipient type: " + one);
      }
      keys.add(KeyRef.of(KeyType.AGE, Map.of("recipient", one.strip())));
    }
    return keys;
  }

  /** Findings as severity, kind and place. */
  private static List<String> found(String yaml, String... files) {
    List<String> found = new ArrayList<>();
    for (ConfigFinding one : check(yaml, files)) {
      found.add(one.severity() + " " + one.kind() + " " + one.line() + ":" + one.column());
    }
    return found;
  }

  private static String rule(String fields) {
    return "creation_rules:\n  - age: age1a\n    " + fields.replace("\n", "\n    ") + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "creation_rules:\n  - age: age1a\n",
        "creation_rules:\n  - pgp: " + FP1 + ",\n      " + FP2 + "\n",
        "keys:\n  - &me age1a\ncreation_rules:\n  - age: *me\n",
        "x-names: {a: age1a}\ncreation_rules:\n  - age: [age1a, age1b]\n",
        "base: &base\n  age: age1a\ncreation_rules:\n  - <<: *base\n    path_regex: \\.env$\n",
        "creation_rules:\n  - path_regex: ^a/\n    age: age1a\n  - age: age1a\n",
        "creation_rules:\n  - shamir_threshold: 2\n    key_groups:\n      - age: [age1a]\n"
            + "      - pgp: ["
            + FP1
            + "]\n",
        "creation_rules:\n  - kms: arn:aws:kms:eu-west-1:111122223333:key/x\n"
            + "    hckms: ['r:u']\n    mac_only_encrypted: true\n    encrypted_regex: ^(a|b)$\n"
            + "stores: {yaml: {indent: 2}, json: {indent: -1}, dotenv: {}}\n",
        "creation_rules:\n  - key_groups:\n      - merge:\n          - age: [age1a]\n"
            + "        kms: [{arn: 'arn:aws:kms:eu:1:key/x', role: r, context: {a: b}}]\n"
            + "        azure_keyvault: [{vaultUrl: 'https://x', key: k, version: v}]\n"
            + "        hc_vault: ['https://v/v1/transit/keys/k']\n",
        "destination_rules:\n  - s3_bucket: b\n    s3_prefix: p\n",
      })
  void whatIsRightIsLeftInPeace(String yaml) {
    assertThat(check(yaml)).isEmpty();
  }

  @Test
  void unknownFieldsAreFoundAtEveryLevelWithWhatWasMeant() {
    assertUnknown("creation_rule: []\ncreation_rules: []\n", 1, 1, "did you mean creation_rules?");
    assertUnknown(rule("encrypted_regexp: x"), 3, 5, "did you mean encrypted_regex?");
    assertUnknown(rule("path-regex: x"), 3, 5, "did you mean path_regex?");
    assertUnknown(rule("hc_vault: x"), 3, 5, "did you mean hc_vault_transit_uri?");
    assertUnknown(rule("owner: x"), 3, 5, "the fields of a creation rule are path_regex, ");
    assertUnknown(
        "creation_rules:\n  - key_groups:\n      - age: [age1a]\n        pgq: []\n",
        4,
        9,
        "did you mean pgp?");
    assertUnknown(
        "creation_rules:\n  - key_groups:\n      - kms: [{arn: 'arn:aws:kms:e:1:key/x', rol: r}]\n",
        3,
        46,
        "did you mean role?");
    assertUnknown(rule("x: 1") + "stores: {yml: {}}\n", 4, 10, "did you mean yaml?");
    assertUnknown(
        "destination_rules:\n  - s3_bucket: b\n    s3_prefx: p\n", 3, 5, "did you mean s3_prefix?");
  }

  private static void assertUnknown(String yaml, int line, int column, String advice) {
    assertThat(check(yaml))
        .filteredOn(one -> one.kind().equals("unknown-field"))
        .anySatisfy(
            one -> {
              assertThat(one.severity()).isEqualTo(ConfigFinding.Severity.ERROR);
              assertThat(one.line()).isEqualTo(line);
              assertThat(one.column()).isEqualTo(column);
              assertThat(one.advice()).startsWith(advice);
            });
  }

  @Test
  void whatTheReaderRefusesIsFoundAllAtOnce() {
    assertThat(
            found("creation_rules:\n  - age: age1a\n    shamir_threshold: x\n    path_regex: []\n"))
        .containsExactly("ERROR invalid 3:23", "ERROR invalid 4:17");
    assertThat(found("a: b: c\n")).first().asString().startsWith("ERROR invalid ");
    assertThat(found("creation_rules:\n  - age: {}\n")).contains("ERROR invalid 2:10");
    assertThat(found("creation_rules:\n  - age: age1a\n---\na: 1\n"))
        .containsExactly("WARNING further-document 4:0");
  }

  @Test
  void regularExpressionsAndPaths() {
    assertThat(found(rule("path_regex: ("))).containsExactly("ERROR invalid-regex 3:17");
    assertThat(check(rule("path_regex: '*.yaml'")))
        .first()
        .extracting(ConfigFinding::advice)
        .isEqualTo("it looks like a shell pattern; as a regular expression *.yaml is \\.yaml$");
    assertThat(found(rule("encrypted_regex: '(?!x)'"))).containsExactly("ERROR invalid-regex 3:22");
    assertThat(found(rule("path_regex: a/*.yaml"))).containsExactly("WARNING shell-pattern 3:17");
    assertThat(found(rule("path_regex: ^\\./a"))).containsExactly("WARNING never-matches 3:17");
    assertThat(found(rule("path_regex: ^./a"))).containsExactly("WARNING doubtful-path 3:17");
    assertThat(found(rule("path_regex: ^/a"))).containsExactly("WARNING never-matches 3:17");
    assertThat(found(rule("encrypted_regex: a\nunencrypted_suffix: b")))
        .containsExactly("ERROR several-selections 2:5");
  }

  @Test
  void keys() {
    assertThat(found("creation_rules:\n  - path_regex: x\n"))
        .containsExactly("WARNING no-keys 2:5");
    assertThat(found("creation_rules:\n  - age: foo\n"))
        .containsExactly("ERROR invalid-recipient 2:10");
    assertThat(found("creation_rules:\n  - age:\n      - age1a\n      - foo\n"))
        .containsExactly("ERROR invalid-recipient 4:9");
    assertThat(found("creation_rules:\n  - kms: x\n    gcp_kms: y\n    hckms: [z]\n"))
        .containsExactly(
            "ERROR invalid-recipient 2:10",
            "ERROR invalid-recipient 3:14",
            "ERROR invalid-recipient 4:13");
    assertThat(found("creation_rules:\n  - pgp: BC17301B491B3F21\n"))
        .containsExactly("WARNING not-a-fingerprint 2:10");
    assertThat(found("creation_rules:\n  - age: [age1a, age1b, age1a]\n"))
        .containsExactly("WARNING duplicate-recipient 2:11");
    assertThat(found(rule("key_groups:\n  - pgp: [" + FP1 + "]")))
        .containsExactly("ERROR ignored-keys 2:5");
    assertThat(found("creation_rules:\n  - key_groups:\n      - age: []\n"))
        .containsExactly("ERROR empty-group 3:9");
  }

  private static String groups(int threshold) {
    return "creation_rules:\n  - shamir_threshold: "
        + threshold
        + "\n    key_groups:\n      - age: [age1a]\n      - age: [age1b]\n";
  }

  @Test
  void groups() {
    assertThat(found(groups(2))).isEmpty();
    assertThat(found(groups(3))).containsExactly("ERROR threshold-too-high 2:23");
    assertThat(found(groups(1))).containsExactly("ERROR threshold-too-low 2:23");
    assertThat(found(groups(0))).containsExactly("WARNING all-groups-needed 4:7");
    assertThat(found(groups(2).replace("age1b", "age1a")))
        .containsExactly("WARNING shared-recipient 5:9");
    assertThat(found(rule("shamir_threshold: 1"))).containsExactly("NOTE useless-threshold 3:23");
  }

  private static String paths(String... regexes) {
    StringBuilder yaml = new StringBuilder("creation_rules:\n");
    for (String regex : regexes) {
      yaml.append("  - age: age1a\n    path_regex: '").append(regex).append("'\n");
    }
    return yaml.toString();
  }

  @Test
  void rulesThatNeverApply() {
    assertThat(found(paths("", "a"))).containsExactly("ERROR dead-rule 4:5");
    assertThat(found(paths("a", "b", "a"))).containsExactly("ERROR dead-rule 6:5");
    assertThat(check(paths("\\.yaml$", "prod\\.yaml$")))
        .singleElement()
        .extracting(ConfigFinding::message)
        .isEqualTo(
            "rule 2 never applies: rule 1 at line 2 comes first and takes every file that this one"
                + " would: its path_regex is \\.yaml$");
    assertThat(found(paths("a", ""))).isEmpty();
  }

  @Test
  void rulesThatNoFileHasAndRulesThatLoseTheirs() {
    String yaml = paths("yaml|json", "^prod/.*json", "^test/");
    assertThat(found(yaml)).isEmpty();
    assertThat(found(yaml, "prod/a.json", "b.yaml"))
        .containsExactly("WARNING shadowed-rule 4:5", "NOTE unused-rule 6:5");
    assertThat(check(yaml, "prod/a.json").get(0).message())
        .endsWith("such as prod/a.json, which goes to rule 1");
    assertThat(found(paths("a", "b"), "a", "b")).isEmpty();
  }

  @Test
  void otherSections() {
    assertThat(found("creation_rules: []\n")).containsExactly("ERROR no-rules 1:17");
    assertThat(found("stores: {}\n")).containsExactly("WARNING no-rules 0:0");
    assertThat(found("")).containsExactly("WARNING no-rules 0:0");
    assertThat(found(rule("path_regex: x") + "stores: {yaml: {indent: -1}, json: {indent: -2}}\n"))
        .containsExactly("ERROR invalid-indent 4:25", "ERROR invalid-indent 4:45");
    assertThat(found("destination_rules:\n  - path_regex: (\n"))
        .containsExactly("ERROR destination-targets 2:5", "ERROR invalid-regex 2:17");
    assertThat(found("destination_rules:\n  - s3_bucket: a\n    vault_path: b\n"))
        .containsExactly("ERROR destination-targets 2:5");
  }

  @Test
  void aMistakeBehindAnAnchorIsToldOnce() {
    assertThat(found("keys:\n  - &bad foo\ncreation_rules:\n  - age: *bad\n  - age: *bad\n"))
        .hasSizeLessThanOrEqualTo(3)
        .contains("ERROR dead-rule 5:5");
  }
}
