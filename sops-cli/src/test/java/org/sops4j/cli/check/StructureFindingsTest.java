package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.check.Finding;
import org.sops4j.cli.AgeKeys;

/** Encrypted files that merges, editors and other programs have broken. */
class StructureFindingsTest {
  @TempDir Path path;
  private SecretsFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new SecretsFolder(path).ruleForSecrets();
    folder.encrypted("secrets/a.yaml", "a: x\nb: {c: y}\n");
  }

  private String metadata(String name) {
    return folder.read(name).replaceAll("(?s)^.*\n(sops:.*|\\[sops\\].*)$", "$1");
  }

  @Test
  void anUnfinishedMerge() {
    folder.change(
        "secrets/a.yaml", "(?m)^(a: .*)$", "<<<<<<< HEAD\n$1\n=======\na: hunter2\n>>>>>>> branch");
    assertThat(folder.lines())
        .containsExactly(
            "conflict-markers secrets/a.yaml:1 the file has conflict markers: a merge is not"
                + " finished");
  }

  @Test
  void twoBlocksOfMetadata() {
    folder.write("secrets/a.yaml", folder.read("secrets/a.yaml") + metadata("secrets/a.yaml"));
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("duplicate-metadata secrets/a.yaml:")
        .endsWith(" the file has its metadata more than once: nobody can decrypt it as it is");
  }

  @Test
  void twoBlocksOfMetadataInOtherFormats() {
    folder.write("secrets/a.yaml", "");
    folder.ruleForSecrets();
    folder.encrypted("secrets/a.json", "{\"a\": \"x\"}");
    folder.encrypted("secrets/a.env", "A=x\n");
    folder.encrypted("secrets/a.ini", "[s]\na = x\n");
    folder.change("secrets/a.json", "(?s),\\s*(\"sops\".*)\\}\\s*$", ",$1,$1}");
    folder.change("secrets/a.env", "(?m)^(sops_mac=.*)$", "$1\n$1");
    folder.write("secrets/a.ini", folder.read("secrets/a.ini") + metadata("secrets/a.ini"));
    folder.rules("  - path_regex: json|env|ini\n    age: " + recipient() + "\n");
    assertThat(folder.check())
        .extracting(finding -> finding.kind().id() + " " + finding.file())
        .containsExactly(
            "duplicate-metadata secrets/a.env",
            "duplicate-metadata secrets/a.ini",
            "duplicate-metadata secrets/a.json");
  }

  private static String recipient() {
    return AgeKeys.recipients("a");
  }

  @Test
  void aKeyThatIsThereTwice() {
    folder.change("secrets/a.yaml", "(?m)^(a: .*)$", "$1\n$1");
    assertThat(folder.lines())
        .containsExactly("duplicate-key secrets/a.yaml:2 the key \"a\" is there before, at line 1");
  }

  @Test
  void aKeyThatIsThereTwiceWhereReadersAllowIt() {
    folder.encrypted("secrets/a.json", "{\"a\": {\"b\": \"x\"}}");
    folder.encrypted("secrets/a.env", "A=x\n");
    folder.change("secrets/a.json", "(\"b\": \"ENC[^\"]*\")", "$1,\n$1");
    folder.change("secrets/a.env", "(?m)^(A=.*)$", "$1\n$1");
    assertThat(folder.lines())
        .containsExactly(
            "duplicate-key secrets/a.env:2 [\"A\"] is there more than once",
            "duplicate-key secrets/a.json:4 [\"a\"][\"b\"] is there more than once");
  }

  @Test
  void metadataThatWasLost() {
    folder.change("secrets/a.yaml", "(?s)\nsops:.*", "\n");
    assertThat(folder.lines())
        .containsExactly(
            "invalid-metadata secrets/a.yaml the file has encrypted values and no metadata: nobody"
                + " can decrypt it as it is");
  }

  @Test
  void aMacThatWasRemoved() {
    folder.change("secrets/a.yaml", "    mac: [^\n]*\n", "");
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("invalid-metadata secrets/a.yaml:")
        .endsWith(" the file has no MAC: nobody can tell whether values were removed or exchanged");
  }

  @Test
  void aFileWithoutRecipients() {
    folder.change("secrets/a.yaml", "(?s)    age:.*(    lastmodified)", "$1");
    assertThat(folder.lines())
        .containsExactly(
            "invalid-metadata secrets/a.yaml the file has metadata that cannot be understood: No"
                + " keys found in file");
  }

  @Test
  void aDataKeyThatWasCutOff() {
    folder.change("secrets/a.yaml", "\n *-----END AGE ENCRYPTED FILE-----", "");
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("invalid-metadata secrets/a.yaml:")
        .endsWith(" the data key for age:" + recipient() + " is cut off or damaged");
  }

  @Test
  void aFileThatIsNotOfItsFormat() {
    folder.change("secrets/a.yaml", "(?m)^b:", "  b:\n b:");
    assertThat(folder.lines())
        .singleElement()
        .asString()
        .startsWith("unreadable secrets/a.yaml:")
        .contains(" the file cannot be read as YAML: yaml: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 'hunter2\n",
        "a: *hunter2\n",
        "a: !!int hunter2\n",
        "hunter2\n",
        "? [hunter2]\n: 1\n",
        "a: \"hunter2\\q\"\n",
        "a: @hunter2\n"
      })
  void nothingOfABrokenFileIsQuoted(String broken) {
    folder.write("secrets/a.yaml", broken + folder.read("secrets/a.yaml"));
    folder.encrypted("secrets/b.env", "A=x\n");
    folder.write("secrets/b.env", "hunter2\n" + folder.read("secrets/b.env"));
    folder.encrypted("secrets/c.json", "{\"a\": \"x\"}");
    folder.change("secrets/c.json", "\"a\":", "\"b\": hunter2, \"a\":");
    folder.encrypted("secrets/d.ini", "[s]\na = x\n");
    folder.change("secrets/d.ini", "\\[s\\]", "[hunter2\n[s]");
    List<Finding> findings = folder.check();
    assertThat(findings).hasSizeGreaterThanOrEqualTo(4);
    assertThat(findings).extracting(Finding::message).allMatch(text -> !text.contains("hunter2"));
    assertThat(findings).extracting(Finding::advice).allMatch(text -> !text.contains("hunter2"));
  }

  @Test
  void aDocumentThatShowsAnEncryptedFileIsNone() {
    String sample = "# How it looks\n\n```\n" + folder.read("secrets/a.yaml") + "```\n";
    folder.write("README.md", sample);
    folder.write("template.txt", "{{ sops lastmodified ENC[AES256_GCM, }}\n");
    assertThat(folder.lines()).isEmpty();
  }

  @Test
  void aFormatThatTheNameDoesNotTell() {
    folder.write("secrets/a.yaml.enc", folder.read("secrets/a.yaml"));
    folder.write("secrets/a.yaml", folder.read("secrets/a.yaml").replaceAll("(?s).*", ""));
    folder.rules("  - path_regex: enc$\n    age: " + recipient() + "\n");
    assertThat(folder.lines()).isEmpty();
    assertThat(folder.reports()).filteredOn(report -> report.encrypted()).hasSize(1);
  }
}
