package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.check.CheckSettings;
import org.sops4j.check.Finding;
import org.sops4j.cli.AgeKeys;

/** What is in clear and must not be, and what is encrypted and nobody can read. */
class ValueFindingsTest {
  private static final String PLAIN = "db:\n  user: app\n  password: hunter2\nport: 5432\n";

  @TempDir Path path;
  private SecretsFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new SecretsFolder(path).ruleForSecrets();
  }

  @Test
  void aSoundFileHasNoFindings() {
    folder.encrypted("secrets/a.yaml", "# note\n" + PLAIN + "---\nother: [1, {a: b}]\n");
    folder.encrypted("secrets/a.json", "{\"a\": \"hunter2\", \"n\": null, \"e\": \"\"}");
    folder.encrypted("secrets/a.env", "# note\nPASSWORD=hunter2\n");
    folder.encrypted("secrets/a.ini", "[db]\n; note\npassword = hunter2\n");
    folder.encrypted("secrets/a.bin", "hunter2");
    folder.write("README.md", "nothing secret\n");
    assertThat(folder.lines()).isEmpty();
    assertThat(folder.reports()).filteredOn(report -> report.encrypted()).hasSize(5);
  }

  @Test
  void aFileInClearThatARuleIsFor() {
    folder.write("secrets/a.yaml", PLAIN);
    folder.write("public/a.yaml", PLAIN);
    assertThat(folder.lines())
        .containsExactly(
            "not-encrypted secrets/a.yaml the file is in clear, and the rule at .sops.yaml, line 2"
                + " (path_regex ^secrets/) is for it");
    assertThat(folder.check().get(0).advice())
        .isEqualTo(
            "Run: sops encrypt -i secrets/a.yaml; change its secrets if they were ever shared");
  }

  @Test
  void aRuleForEveryPathDemandsNothingUnlessAsked() {
    for (String regex : List.of("", "    path_regex: .*\n", "    path_regex: .+\n")) {
      folder.rules("  - age: " + AgeKeys.recipients("a") + "\n" + regex);
      folder.write("a.yaml", PLAIN);
      assertThat(folder.lines()).isEmpty();
      List<Finding> all = folder.check(new CheckSettings(path, null, true, false));
      assertThat(all).extracting(Finding::file).containsExactly("a.yaml");
    }
  }

  @Test
  void aValueThatWasAddedWithAnEditor() {
    folder.encrypted("secrets/a.yaml", PLAIN);
    folder.change("secrets/a.yaml", "(?m)^    password: .*$", "    password: hunter2");
    folder.change("secrets/a.yaml", "(?m)^port: .*$", "port: 5433");
    assertThat(folder.lines())
        .containsExactly(
            "plaintext-value secrets/a.yaml:3 [\"db\"][\"password\"] is in clear, though"
                + " unencrypted_suffix _unencrypted says that it is encrypted",
            "plaintext-value secrets/a.yaml:4 [\"port\"] is in clear, though unencrypted_suffix"
                + " _unencrypted says that it is encrypted");
  }

  @Test
  void aValueInASecondDocument() {
    folder.encrypted("secrets/a.yaml", "one: x\n---\none: [x, y]\n");
    folder.change("secrets/a.yaml", "(?s)^(.*\n---\n.*?    - .*?    - )[^\n]*", "$1hunter2");
    assertThat(folder.check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind().id()).isEqualTo("plaintext-value");
              assertThat(finding.path()).hasToString("[\"one\"][1]");
              String line = folder.read("secrets/a.yaml").lines().toList().get(finding.line() - 1);
              assertThat(line).contains("- hunter2");
            });
  }

  @Test
  void aCommentThatWasAddedWithAnEditor() {
    folder.encrypted("secrets/a.yaml", PLAIN);
    folder.change("secrets/a.yaml", "(?m)^port", "# it was hunter2 before\nport");
    assertThat(folder.lines())
        .containsExactly(
            "plaintext-comment secrets/a.yaml:4 a comment is in clear, where comments are"
                + " encrypted");
  }

  @Test
  void anEncryptedValueWhereNoneIsExpected() {
    folder.encrypted("secrets/a.yaml", "a: x\nb_unencrypted: clear\n");
    String sealed = folder.read("secrets/a.yaml").replaceAll("(?s)^a: ([^\n]*).*", "$1");
    folder.change("secrets/a.yaml", "b_unencrypted: clear", "b_unencrypted: " + sealed);
    assertThat(folder.lines())
        .containsExactly(
            "stray-ciphertext secrets/a.yaml:2 [\"b_unencrypted\"] is encrypted, though"
                + " unencrypted_suffix _unencrypted leaves it in clear: decrypting prints the"
                + " ciphertext");
  }

  @Test
  void aSelectionThatCoversNothing() {
    folder.ruleForSecrets("encrypted_regex: ^(secret|token)$");
    folder.encrypted("secrets/a.yaml", PLAIN);
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("covers-nothing secrets/a.yaml:")
        .endsWith(" 0 of 3 values encrypted: encrypted_regex ^(secret|token)$ covers none of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data:[^,]*|data:%%%%|Error base64-decoding data: illegal base64 data at input byte 0",
        "iv:[^,]*|iv:AAAA|its iv has 3 bytes instead of 32",
        "tag:[^,]*|tag:AAAAAAAA|its tag has 6 bytes instead of 16",
        "type:str|type:secret|its type is unknown",
        ",type:str]||it is not of the form ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]"
      })
  void aDamagedValue(String regex, String replacement, String fault) {
    folder.encrypted("secrets/a.yaml", PLAIN);
    String text = regex.startsWith(",") ? ",type:str\\]" : regex;
    folder.change("secrets/a.yaml", text, replacement == null ? "" : replacement);
    assertThat(folder.lines())
        .containsExactly("damaged-value secrets/a.yaml:2 [\"db\"][\"user\"] is damaged: " + fault);
  }

  @Test
  void aDamagedMac() {
    folder.encrypted("secrets/a.yaml", PLAIN);
    folder.change("secrets/a.yaml", "(?s)(mac: ENC\\[AES256_GCM,data:.*?,iv:)[^,]*", "$1AAAA");
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("damaged-value secrets/a.yaml:")
        .endsWith(" the MAC is damaged: its iv has 3 bytes instead of 32");
  }

  @Test
  void aCopyThatKeepsItsDataKey() {
    folder.encrypted("secrets/a.yaml", PLAIN);
    folder.write("secrets/b.yaml", folder.read("secrets/a.yaml"));
    assertThat(folder.lines())
        .containsExactly(
            "copied-data-key secrets/b.yaml the file has the data key of secrets/a.yaml: one of"
                + " them is a copy of it");
    assertThat(folder.check().get(0).advice())
        .isEqualTo("Give it a data key of its own: sops rotate -i secrets/b.yaml");
  }

  @Test
  void metadataThatWasCopiedToOtherValues() {
    folder.encrypted("secrets/a.yaml", PLAIN);
    folder.encrypted("secrets/b.yaml", PLAIN);
    String metadata = folder.read("secrets/a.yaml").replaceAll("(?s)^.*\n(sops:.*)$", "$1");
    folder.write(
        "secrets/b.yaml",
        folder.read("secrets/b.yaml").replaceAll("(?s)\nsops:.*$", "\n") + metadata);
    assertThat(folder.lines())
        .containsExactly(
            "copied-mac secrets/b.yaml the file has the MAC of secrets/a.yaml and other values:"
                + " nobody can decrypt it as it is");
  }

  @Test
  void aValueThatWasMoved() {
    folder.encrypted("secrets/a.yaml", "a: hunter2\nb: other\n");
    folder.change("secrets/a.yaml", "(?s)^a: ([^\n]*)\nb: ([^\n]*)", "a: $2\nb: $1");
    assertThat(folder.lines()).isEmpty();
    assertThat(decrypting())
        .containsExactly(
            "value-not-authentic secrets/a.yaml:1 [\"a\"] was changed, or moved from another place,"
                + " after it was encrypted");
  }

  @Test
  void aValueThatWasRemoved() {
    folder.encrypted("secrets/a.yaml", "a: hunter2\nb: other\n");
    folder.change("secrets/a.yaml", "b: [^\n]*\n", "");
    assertThat(folder.lines()).isEmpty();
    assertThat(decrypting())
        .singleElement()
        .asString()
        .startsWith("mac-mismatch secrets/a.yaml:")
        .endsWith(" the MAC does not fit the values: values were removed, added or exchanged");
  }

  @Test
  void aFileThatNoKeyOpensCouldNotBeChecked() {
    folder.encrypted("secrets/a.yaml", PLAIN);
    SecretsFolder stranger = new SecretsFolder(path, "b");
    assertThat(stranger.check(new CheckSettings(path, null, false, true))).isEmpty();
    assertThat(stranger.reports())
        .filteredOn(report -> report.encrypted())
        .singleElement()
        .satisfies(
            report -> assertThat(report.problem()).isEqualTo("no key that is at hand opens it"));
  }

  private List<String> decrypting() {
    return folder.check(new CheckSettings(path, null, false, true)).stream()
        .map(SecretsFolder::line)
        .toList();
  }
}
