package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.check.CheckSettings;
import org.sops4j.cli.AgeKeys;

/** Files that were encrypted by another rule than the one that they have now. */
class RuleFindingsTest {
  private static final String PLACE = ".sops.yaml, line 2 (path_regex ^secrets/)";
  private static final String A = AgeKeys.recipients("a");
  private static final String B = AgeKeys.recipients("b");

  @TempDir Path path;
  private SecretsFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new SecretsFolder(path).ruleForSecrets();
  }

  private void rule(String... fields) {
    folder.rules("  - path_regex: ^secrets/\n    " + String.join("\n    ", fields) + "\n");
  }

  private void groups(String threshold, String... groups) {
    StringBuilder rule = new StringBuilder("key_groups:");
    for (String group : groups) {
      rule.append("\n      - age: ['").append(AgeKeys.recipients(group)).append("']");
    }
    rule(threshold, rule.toString());
  }

  private String onlyLine() {
    assertThat(folder.check()).hasSize(1);
    return folder.lines().get(0).replaceFirst("yaml:\\d+", "yaml");
  }

  @Test
  void recipientsThatJoinedAndLeft() {
    rule("age: " + A + "," + AgeKeys.recipients("c"));
    folder.encrypted("secrets/a.yaml", "a: x\n");
    rule("age: " + B + "," + A);
    assertThat(onlyLine())
        .isEqualTo(
            "recipients-differ secrets/a.yaml the file lacks age:"
                + B
                + "; has age:"
                + AgeKeys.recipients("c")
                + " in excess: see the rule at "
                + PLACE);
    assertThat(folder.check().get(0).advice()).isEqualTo("Run: sops sync secrets/a.yaml");
  }

  @Test
  void theOrderOfRecipientsDoesNotMatter() {
    rule("age: " + A + "," + B);
    folder.encrypted("secrets/a.yaml", "a: x\n");
    rule("age: " + B + "," + A);
    assertThat(folder.lines()).isEmpty();
  }

  @Test
  void anotherNumberOfGroups() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    groups("shamir_threshold: 2", "a", "b");
    assertThat(onlyLine())
        .isEqualTo(
            "groups-differ secrets/a.yaml the file has 1 key group, and the rule at "
                + PLACE
                + " says 2");
  }

  @Test
  void aRecipientInTheWrongGroup() {
    groups("shamir_threshold: 2", "a,b", "c");
    folder.encrypted("secrets/a.yaml", "a: x\n");
    groups("shamir_threshold: 2", "a", "b,c");
    assertThat(onlyLine())
        .contains("has age:" + B + " in key group 1 in excess")
        .contains("lacks age:" + B + " in key group 2");
  }

  @Test
  void anotherThreshold() {
    groups("shamir_threshold: 2", "a", "b", "c");
    folder.encrypted("secrets/a.yaml", "a: x\n");
    groups("unused: 1", "a", "b", "c");
    assertThat(onlyLine())
        .isEqualTo(
            "threshold-differs secrets/a.yaml the file needs 2 of 3 key groups, and the rule at "
                + PLACE
                + " says 3");
  }

  @Test
  void aThresholdThatMeansNothingIsNotCompared() {
    rule("shamir_threshold: 1", "age: " + A);
    folder.encrypted("secrets/a.yaml", "a: x\n");
    rule("age: " + A);
    assertThat(folder.lines()).isEmpty();
  }

  @Test
  void anotherSelection() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    rule("encrypted_regex: ^a$", "age: " + A);
    assertThat(onlyLine())
        .isEqualTo(
            "selection-differs secrets/a.yaml the file records unencrypted_suffix _unencrypted,"
                + " and the rule at "
                + PLACE
                + " says encrypted_regex ^a$");
  }

  @Test
  void anotherScopeOfTheMac() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    rule("mac_only_encrypted: true", "age: " + A);
    assertThat(onlyLine())
        .isEqualTo(
            "mac-mode-differs secrets/a.yaml the file has mac_only_encrypted false, and the rule"
                + " at "
                + PLACE
                + " says true");
  }

  @Test
  void aBinaryFileHasNoSelection() {
    folder.encrypted("secrets/a.bin", "x");
    rule("mac_only_encrypted: true", "encrypted_regex: ^a$", "age: " + A);
    assertThat(folder.lines()).isEmpty();
  }

  @Test
  void aRuleThatLeavesRecipientsToTheCommandLine() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    rule("unencrypted_suffix: _unencrypted");
    assertThat(folder.lines()).isEmpty();
  }

  @Test
  void anEncryptedFileWithoutARule() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    folder.write("old/a.yaml", folder.read("secrets/a.yaml"));
    folder.write("secrets/a.yaml", "");
    folder.rules("  - path_regex: ^other/\n    age: " + A + "\n");
    assertThat(onlyLine())
        .isEqualTo(
            "no-rule old/a.yaml the file is encrypted, and no creation rule in .sops.yaml is for"
                + " it");
  }

  @Test
  void withoutConfigurationThereIsNothingToDifferFrom() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    folder.write(".sops.yaml", "stores: {}\n");
    assertThat(folder.lines()).isEmpty();
  }

  @Test
  void theNearestConfigurationCounts() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    folder.write("secrets/.sops.yaml", "creation_rules:\n  - age: " + B + "\n");
    assertThat(onlyLine())
        .contains("lacks age:" + B)
        .endsWith("see the rule at secrets/.sops.yaml, line 2");
    CheckSettings named = new CheckSettings(path, Path.of(".sops.yaml"), false, false);
    assertThat(folder.check(named)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path_regex: (|2|can not compile regexp: error parsing regexp: missing closing ): `(`",
        "age: age1nobody|2|failed to parse input as Bech32-encoded age public key",
        "encrypted_regex: (|2|Error: cannot compile encrypted_regex",
        "{encrypted_regex: a, encrypted_suffix: b}|2|error loading config: cannot use more than one",
        "age: [1]|2|invalid age key configuration",
      })
  void aRuleThatCannotBeUsedIsNamedOnce(String field, int line, String message) {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    folder.encrypted("secrets/b.yaml", "a: x\n");
    folder.rules("  - " + field + "\n");
    assertThat(folder.check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind().id()).isEqualTo("invalid-config");
              assertThat(finding.file()).isEqualTo(".sops.yaml");
              assertThat(finding.line()).isEqualTo(line);
              assertThat(finding.message()).contains(message);
            });
  }

  @Test
  void aConfigurationThatCannotBeRead() {
    folder.encrypted("secrets/a.yaml", "a: x\n");
    folder.write(".sops.yaml", "creation_rules:\n  - path_regex: [\n");
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("invalid-config .sops.yaml:")
        .contains("Could not unmarshal config file: yaml: line ");
  }
}
