package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops edit} of a file that is there (cli.md section 6.1). */
class EditExistingTest {
  private static final String PRESS_ENTER =
      " Press enter to return to the editor, or Ctrl+C to exit.\"";

  @TempDir Path root;
  private EditBench bench;
  private String original = "";

  @BeforeEach
  void encryptAFile() {
    bench = new EditBench(root);
    original = bench.encrypt("f.yaml", "# c\na: hello\nb: [1, 1, 2]\nc_unencrypted: x\n");
  }

  @AfterEach
  void nothingInClearIsLeft() {
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void onlyWhatWasEditedChanges() {
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isZero();
    assertThat(bench.stdout() + bench.stderr()).isEmpty();
    assertThat(EditBench.changedLines(original, bench.read("f.yaml")))
        .hasSizeBetween(2, 3) // the time changes with the second
        .anyMatch(line -> line.startsWith("a: ENC["))
        .anyMatch(line -> line.startsWith("    mac: ENC["))
        .allMatch(line -> line.matches("(a|    mac|    lastmodified): .*"));
    assertThat(bench.decrypt("f.yaml"))
        .isEqualTo("# c\na: bye\nb:\n    - 1\n    - 1\n    - 2\nc_unencrypted: x\n");
  }

  @Test
  void whatIsNotEditedStays() {
    bench.editor("cat \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(200);
    assertThat(bench.stdout()).startsWith("# c\na: hello\n");
    assertThat(bench.stderr()).isEqualTo("File has not changed, exiting.\n");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void theEditorHasAPrivateFileOfTheSameName() {
    bench.editor("stat -c '%a' \"$1\" \"${1%/*}\"; echo \"$1\"");
    bench.run("edit", "f.yaml");
    assertThat(bench.stdout()).matches("600\n700\n" + root + "/tmp/[0-9]+/f\\.yaml\n");
  }

  @Test
  void theEditorHasOurEnvironmentAndFolder() {
    bench.env("SOPS_TEST", "ü").editor("echo $SOPS_TEST; pwd");
    bench.run("edit", "f.yaml");
    assertThat(bench.stdout()).isEqualTo("ü\n" + root + "/work\n");
  }

  @Test
  void savingByRenamingWorks() {
    bench.editor("echo 'a: 5' > \"$1.new\" && mv \"$1\" \"$1~\" && mv \"$1.new\" \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isZero();
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: 5\n");
  }

  @Test
  void whatTheEditorLeavesBesideIsRemoved() throws Exception {
    Path outside = bench.write("outside", "stays\n");
    bench.editor(
        "cd \"${1%/*}\"; cp f.yaml .f.yaml.swp; mkdir -p x/y; cp f.yaml x/y/z; chmod 500 x/y;"
            + " chmod 000 x; ln -s \"$ROOT/work/outside\" l; ln -s \"$ROOT/work\" d");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(200);
    assertThat(bench.leftovers()).isEmpty();
    assertThat(Files.readString(outside)).isEqualTo("stays\n");
  }

  @ParameterizedTest
  @CsvSource({
    "rm \"$1\",open,no such file or directory",
    "rm \"$1\"; mkdir \"$1\",read,is a directory"
  })
  void aFileThatTheEditorRemovesIsAnErrorAndNothingIsLost(
      String script, String call, String reason) {
    bench.editor(script);
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(2);
    assertThat(bench.stderr())
        .matches("Could not hash file: " + call + " .*/f\\.yaml: " + reason + "\n");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void aMistakeBringsTheEditorBack() {
    bench
        .typed("any text\nrest")
        .editor(
            "if grep -q hello \"$1\"; then echo 'a: [' > \"$1\"; else echo 'a: 7' > \"$1\"; fi");
    assertThat(bench.run("edit", "f.yaml")).isZero();
    assertThat(bench.stderr())
        .hasLineCount(1)
        .startsWith("[CMD]\t time=\"")
        .contains(
            " level=error msg=\"Could not load tree, probably due to invalid syntax."
                + PRESS_ENTER
                + " error=\"yaml: ");
    assertThat(bench.decrypt("f.yaml")).isEqualTo("a: 7\n");
  }

  @Test
  void returningToTheOriginalTextAfterAMistakeIsNoChange() {
    bench
        .typed("\n")
        .editor(
            "if [ -e \"$1~\" ]; then cp \"$1~\" \"$1\"; else cp \"$1\" \"$1~\"; echo [ > \"$1\"; fi");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(200);
    assertThat(bench.stderr()).endsWith("File has not changed, exiting.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'',Tree not valid for encryption.,File cannot be completely empty",
    "'sops: 1',Tree not valid for encryption.,The file you have provided contains",
    "'a: 1\na: 2','Could not load tree, probably due to invalid syntax.',yaml: ",
  })
  void withoutAnybodyToCorrectItAMistakeIsTheEnd(String text, String problem, String error) {
    bench.editor("printf '%s\n' \"$TEXT\" | sed '/^$/d' > \"$1\"").env("TEXT", text);
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(1);
    assertThat(bench.stderr())
        .hasLineCount(2)
        .contains(" level=error msg=\"" + problem + PRESS_ENTER + " error=\"" + error)
        .endsWith(
            "\nsops: standard input is at its end, so nobody can correct f.yaml; it stays as it"
                + " was\n");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void aReservedKeyInALaterDocumentShowsWhenTheFileIsWritten() {
    bench.editor("printf 'a: 1\n---\nsops: 1\n' > \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(4);
    assertThat(bench.stderr())
        .startsWith("Could not marshal tree: Error marshaling metadata: Found key \"sops\"");
    assertThat(bench.read("f.yaml")).isEqualTo(original);
  }

  @Test
  void aFileMayBecomeSeveralDocuments() {
    bench.editor("printf -- '---\nb: 2\n' >> \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isZero();
    assertThat(bench.decrypt("f.yaml")).endsWith("c_unencrypted: x\n---\nb: 2\n");
  }

  @Test
  void theEditorDoesNotStartWhereDecryptingFails() {
    bench.editor("echo started").env("SOPS_AGE_KEY", EditBench.B_IDENTITY);
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(128);
    bench.env("SOPS_AGE_KEY", EditBench.A_IDENTITY);
    bench.write("f.yaml", original.replace("c_unencrypted: x", "c_unencrypted: z"));
    assertThat(bench.run("edit", "f.yaml")).isEqualTo(51);
    bench.write("plain.yaml", "a: 1\n");
    assertThat(bench.run("edit", "plain.yaml")).isEqualTo(1);
    assertThat(bench.stderr()).startsWith("sops metadata not found\n");
    assertThat(bench.run("edit", ".")).isEqualTo(2);
    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void ignoringTheMacMakesANewOne() {
    bench.write("f.yaml", original.replace("c_unencrypted: x", "c_unencrypted: z"));
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "--ignore-mac", "f.yaml")).isZero();
    assertThat(bench.decrypt("f.yaml")).contains("a: bye\n", "c_unencrypted: z\n");
  }

  @Test
  void theEditorShowsTheOutputTypeAndTheInputTypeIsRead() {
    bench.editor("cat \"$1\"; echo '{\"a\": 2}' > \"$1\"");
    assertThat(bench.run("edit", "--output-type", "json", "f.yaml")).isZero();
    assertThat(bench.stdout()).startsWith("{\n\t\"a\": \"hello\",\n");
    assertThat(bench.read("f.yaml")).startsWith("{\n\t\"a\": \"ENC[");
  }

  @ParameterizedTest
  @CsvSource({"3.1.0,3.13.2", "v3.13.1,3.13.2", "3.13.2-rc.1,3.13.2", "4.0.0,4.0.0"})
  void theVersionIsRaisedAndNeverLowered(String before, String after) {
    bench.write("f.yaml", original.replace("version: 3.13.2", "version: " + before));
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isZero();
    assertThat(bench.read("f.yaml")).endsWith("    version: " + after + "\n");
  }

  @Test
  void metadataThatMeansNothingIsNamedWhenItIsDropped() {
    bench.write("f.yaml", original + "    note: mine\n");
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "f.yaml")).isZero();
    assertThat(bench.stderr()).isEqualTo("dropped from the metadata, as unknown: \"note\"\n");
  }

  @Test
  void aSymbolicLinkStaysOne() throws Exception {
    Files.createSymbolicLink(bench.path("l.yaml"), Path.of("f.yaml"));
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("edit", "l.yaml")).isZero();
    assertThat(bench.path("l.yaml")).isSymbolicLink();
    assertThat(bench.decrypt("f.yaml")).contains("a: bye\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit f.yaml", "f.yaml", "--input-type yaml f.yaml"})
  void withoutACommandAFileIsEdited(String args) {
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run(args.split(" "))).isZero();
    assertThat(bench.stderr()).isEmpty();
    assertThat(bench.decrypt("f.yaml")).contains("a: bye\n");
  }

  @Test
  void withoutACommandMoreCanBeSaid() {
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("--verbose", "--indent", "2", "f.yaml", "-i", "x")).isZero();
    assertThat(bench.stderr())
        .contains("More than one positional argument provided.")
        .contains("is \\\"-i\\\", which looks like a flag.")
        .contains("level=info msg=\"File written successfully\"");
    assertThat(bench.read("f.yaml")).contains("\nb:\n  - ENC[");
  }

  @Test
  void onlyWithoutACommandARuleMustFit() {
    bench.write(".sops.yaml", "creation_rules:\n    - path_regex: other\n");
    bench.editor("sed -i s/hello/bye/ \"$1\"");
    assertThat(bench.run("f.yaml")).isEqualTo(1);
    assertThat(bench.stderr()).startsWith("error loading config: no matching creation rules found");
    assertThat(bench.run("edit", "f.yaml")).isZero();
  }

  @Test
  void aFileIsNeeded() {
    assertThat(bench.run("edit")).isEqualTo(100);
    assertThat(bench.stderr()).isEqualTo("Error: no file specified\n");
  }
}
