package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.KeyList;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.Reason;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyType;

class ConfigReaderTest {
  private static SopsConfig read(String yaml) {
    return ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8), Path.of("x/.sops.yaml"));
  }

  @Test
  void filesWithoutCreationRulesHaveNone() {
    for (String yaml : List.of("", "# comment\n", "creation_rules:\n", "destination_rules: []\n")) {
      assertThat(read(yaml).creationRules()).isNull();
    }
    assertThat(read("creation_rules: []\n").creationRules()).isEmpty();
  }

  @Test
  void namesTheFile() {
    assertThat(read("").path()).isEqualTo(Path.of("x/.sops.yaml"));
  }

  @Test
  void readsARule() {
    CreationRule rule =
        read("""
        creation_rules:
          - path_regex: a
            age: 'x, y,,'
            pgp: [p, 'q,r']
            hckms: [h]
            aws_profile: w
            shamir_threshold: 2
            encrypted_regex: '^e'
            unencrypted_suffix: ''
            mac_only_encrypted: on
        """)
            .creationRules()
            .get(0);
    assertThat(rule)
        .isEqualTo(
            new CreationRule(
                "a",
                List.of(),
                Map.of(
                    KeyType.AGE, new KeyList(List.of("x", "y"), ""),
                    KeyType.PGP, new KeyList(List.of("p", "q,r"), ""),
                    KeyType.HCKMS, new KeyList(List.of("h"), "")),
                "w",
                2,
                Map.of(Rule.ENCRYPTED_REGEX, "^e"),
                true,
                2));
  }

  @Test
  void readsADestinationRule() {
    DestinationRule rule =
        read("""
        destination_rules:
          - path_regex: (
            vault_path: a/
            vault_kv_mount_name: kv/
            vault_kv_version: 1
            s3_bucket: ''
            omit_extensions: true
            unknown: [1]
            recreation_rule:
              pgp: F
        """)
            .destinationRules()
            .get(0);
    assertThat(rule.pathRegex()).isEqualTo("(");
    assertThat(rule.targets()).isEqualTo(Map.of("vault_path", "a/", "vault_kv_mount_name", "kv/"));
    assertThat(rule.vaultKvVersion()).isEqualTo(1);
    assertThat(rule.omitExtensions()).isTrue();
    assertThat(rule.recreationRule().keys().get(KeyType.PGP).items()).containsExactly("F");
  }

  @Test
  void readsOptionsOfStores() {
    assertThat(read("stores: {yaml: {indent: 2}, json: {}, json_binary: {indent: 3}}").stores())
        .isEqualTo(new StoreOptions(2, -1, 3));
    assertThat(read("stores:\n").stores()).isEqualTo(StoreOptions.DEFAULT);
  }

  @Test
  void tellsWhereATypeIsWrong() {
    SopsException e =
        catchThrowableOfType(
            SopsException.class, () -> read("creation_rules:\n  - shamir_threshold: two\n"));
    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
    assertThat(e.hints()).containsExactly("  at x/.sops.yaml, line 2, column 23");
  }

  @Test
  void tellsWhereTheSyntaxIsWrong() {
    SopsException e =
        catchThrowableOfType(SopsException.class, () -> read("a: 1\ncreation_rules: [\n"));
    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
    assertThat(e.hints()).singleElement().asString().startsWith("  at x/.sops.yaml, line ");
  }

  @Test
  void refusesBombsOfAliases() {
    StringBuilder yaml = new StringBuilder("a0: &a0 {merge: [{pgp: [x]}]}\n");
    for (int i = 1; i < 12; i++) {
      String all = ("*a" + (i - 1) + ", ").repeat(10);
      yaml.append("a").append(i).append(": &a").append(i).append(" {merge: [").append(all);
      yaml.append("]}\n");
    }
    yaml.append("creation_rules: [{key_groups: [*a11]}]\n");
    assertThatThrownBy(() -> read(yaml.toString()))
        .extracting(Reason::of)
        .isEqualTo(
            "error loading config: Could not unmarshal config file:"
                + " yaml: document contains excessive aliasing");
  }

  @Test
  void aContextValueOfNullIsAnErrorWhenTheRuleIsUsed() {
    SopsConfig config =
        read("creation_rules: [{key_groups: [{kms: [{arn: a, context: {b: ~}}]}]}]");
    assertThatThrownBy(() -> RuleResolver.resolve(config, Path.of("/x"), new TestRecipients()))
        .extracting(Reason::of)
        .isEqualTo(
            "error loading config: the encryption context of the kms key \"a\" has no value for"
                + " \"b\"");
  }

  @Test
  void anEmptyVaultUriInAGroupIsAnError() {
    SopsConfig config = read("creation_rules: [{key_groups: [{hc_vault: ['']}]}]");
    assertThatThrownBy(() -> RuleResolver.resolve(config, Path.of("/x"), new TestRecipients()))
        .hasMessageStartingWith("missing scheme in Vault URL");
  }
}
