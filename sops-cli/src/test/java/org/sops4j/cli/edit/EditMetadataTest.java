package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops edit --show-master-keys}: what is documented, and not what it does (cli.md 6.5). */
class EditMetadataTest {
  private static final String ADD_B =
      "sed -i 's/^    age:$/    age:\\n        - recipient: " + EditBench.B + "/' \"$1\"\n";
  private static final String REMOVE_A =
      "sed -i '/^        - enc: |$/,/recipient: " + EditBench.A + "/d' \"$1\"\n";

  @TempDir Path root;
  private EditBench bench;
  private String original = "";

  @BeforeEach
  void encryptAFile() {
    bench = new EditBench(root);
    original = bench.encrypt("f.yaml", "a: hello\nb: x\n");
  }

  @AfterEach
  void nothingInClearIsLeft() {
    assertThat(bench.leftovers()).isEmpty();
  }

  private String decryptWithB() {
    bench.env("SOPS_AGE_KEY", EditBench.B_IDENTITY);
    return bench.decrypt("f.yaml");
  }

  @Test
  void theEditorShowsValuesInClearAndTheMetadata() {
    bench.editor("cat \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isEqualTo(200);
    assertThat(bench.stdout())
        .isEqualTo("a: hello\nb: x\n" + original.substring(original.indexOf("sops:\n")));
  }

  @Test
  void editedValuesTakeEffect() {
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isZero();
    assertThat(EditBench.changedLines(original, bench.read("f.yaml")))
        .allMatch(line -> line.matches("(a|    mac|    lastmodified): .*"));
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: bye\nb: x\n");
  }

  @Test
  void aKeyThatIsAddedOpensTheFileAndTheOthersKeepTheirEntries() {
    bench.editor(ADD_B + "sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isZero();
    String entry =
        original.substring(original.indexOf("        - enc"), original.indexOf("    last"));
    assertThat(bench.read("f.yaml")).contains(entry).contains("b: ENC[" + encOf("b"));
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: bye\nb: x\n");
    assertThat(decryptWithB()).isEqualTo("a: bye\nb: x\n");
  }

  private String encOf(String key) {
    int start = original.indexOf(key + ": ENC[") + key.length() + 6;
    return original.substring(start, original.indexOf('\n', start));
  }

  @Test
  void aKeyThatIsRemovedOpensItNoLonger() {
    bench.editor(ADD_B + REMOVE_A);
    assertThat(bench.run("edit", "-s", "f.yaml")).isZero();
    assertThat(bench.run("decrypt", "f.yaml")).isEqualTo(128);
    assertThat(decryptWithB()).isEqualTo("a: hello\nb: x\n");
  }

  @Test
  void whatIsComputedIsNotTakenFromTheText() {
    bench.editor(
        "sed -i -e 's/lastmodified: .*/lastmodified: \"2001-01-01T00:00:00Z\"/'"
            + " -e 's/mac: .*/mac: nonsense/' -e 's/^            [A-Za-z0-9].*/            x/'"
            + " \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isZero();
    assertThat(bench.read("f.yaml")).doesNotContain("2001", "nonsense");
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: hello\nb: x\n");
  }

  @Test
  void theSelectionTakesEffect() {
    bench.editor("sed -i 's/unencrypted_suffix: .*/encrypted_regex: ^b/' \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isZero();
    assertThat(bench.read("f.yaml")).startsWith("a: hello\nb: ENC[");
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: hello\nb: x\n");
  }

  @Test
  void aKeyThatCannotBeUsedBringsTheEditorBack() {
    bench
        .typed("\n")
        .editor(
            "if grep -q nope \"$1\"; then sed -i /nope/d \"$1\"; sed -i s/hello/bye/ \"$1\"; else"
                + " sed -i 's/^    age:$/    age:\\n        - recipient: nope/' \"$1\"; fi");
    assertThat(bench.run("edit", "-s", "f.yaml")).isZero();
    assertThat(bench.stderr())
        .hasLineCount(1)
        .contains(
            "msg=\"Could not encrypt the data key with one or more master keys. Press enter to"
                + " return to the editor, or Ctrl+C to exit.\" error=\"[failed to encrypt new data"
                + " key with master key \\\"nope\\\": ");
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: bye\nb: x\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/^sops:$/,$d",
        "s/lastmodified: .*/lastmodified: now/",
        "s/^    mac: .*/    mac: {}/",
        "s/unencrypted_suffix: .*/encrypted_regex: (/",
      })
  void metadataThatIsImpossibleBringsTheEditorBack(String change) {
    bench.editor("sed -i '" + change + "' \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isEqualTo(1);
    assertThat(bench.stderr())
        .contains(
            "msg=\"SOPS metadata is invalid. Press enter to return to the editor, or Ctrl+C to"
                + " exit.\" error=");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void aFileNeedsAKey() {
    bench.editor(
        "sed -i -e '/^    age:$/,/recipient:/d' -e 's/^sops:$/sops:\\n    key_groups: [{}]/' \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isEqualTo(1);
    assertThat(bench.stderr())
        .contains(
            "level=error msg=\"No master keys were provided, so sops can't encrypt the file. Press"
                + " enter to return to the editor, or Ctrl+C to exit.\"\n");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void aVersionThatIsNoneEndsIt() {
    bench.editor("sed -i 's/version: .*/version: x/' \"$1\"");
    assertThat(bench.run("edit", "-s", "f.yaml")).isEqualTo(202);
    assertThat(bench.stderr())
        .isEqualTo(
            "Failed to compare document version \"x\" with program version \"3.13.2\": No"
                + " Major.Minor.Patch elements found\n");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n.yaml", "n.json", "n.env", "n.ini", "n"})
  void aNewFileIsMadeOfWhatWasEdited(String name) {
    bench.editor("cat \"$1\"; sed -i s/Welcome/welcome/ \"$1\"");
    assertThat(bench.run("edit", "--show-master-keys", "--age", EditBench.A, name)).isZero();
    assertThat(bench.stdout()).contains("0001-01-01T00:00:00Z", EditBench.A);
    assertThat(bench.decrypt(name)).contains("welcome to SOPS!");
    assertThat(bench.read(name).contains("unencrypted_suffix")).isEqualTo(!name.equals("n"));
  }

  @Test
  void groupsThatChangeGetNewShares() {
    bench.write(
        ".sops.yaml",
        """
        creation_rules:
            - key_groups:
                - age: [%s]
                - age: [%s]
        """
            .formatted(EditBench.A, EditBench.B));
    bench.write("g.yaml", "a: 1\n");
    assertThat(bench.run("encrypt", "-i", "g.yaml")).isZero();
    bench.env("SOPS_AGE_KEY", EditBench.A_IDENTITY + "\n" + EditBench.B_IDENTITY);
    bench.editor(
        "sed -i 's/^        - hc_vault: \\[]$/          hc_vault: []/' \"$1\"; awk '/- age:/ && !n++"
            + " { print; print \"            - recipient: "
            + EditBench.B
            + "\"; next } { print }' \"$1\" > \"$1.new\"; mv \"$1.new\" \"$1\"");
    assertThat(bench.run("edit", "-s", "g.yaml")).isZero();
    assertThat(bench.read("g.yaml").split("BEGIN AGE", -1)).hasSize(4);
    bench.env("SOPS_AGE_KEY", EditBench.B_IDENTITY); // is in both groups now
    assertThat(bench.decrypt("g.yaml")).isEqualTo("a: 1\n");
  }
}
