package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of commands for many files, {@code --recursive} (docs/many-files.md). */
class ManyFilesTest {
  private static final String RULE =
      "creation_rules:\n  - path_regex: \\.enc\\.\n    age: " + Program.RECIPIENT + "\n";

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void makeTree() throws IOException {
    sops = new Program(folder);
    Files.createDirectories(folder.resolve("s/ä ö"));
    sops.write(".sops.yaml", RULE);
    sops.encrypted("s/a.enc.yaml", "a: one\n");
    sops.encrypted("s/ä ö/b.enc.json", "{\n\t\"b\": 2\n}\n");
    sops.encrypted("s/ä ö/c.enc.env", "C=three\n");
    sops.write("s/readme.md", "about sops and ENC[AES256_GCM,data:...]\n");
    sops.set("SOPS_AGE_RECIPIENTS", null);
  }

  private String read(String name) {
    return Program.read(folder.resolve(name));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void plaintextOfManyFilesNeedsAPlaceForEach() {
    assertThat(sops.run("decrypt", "-r", "s")).isEqualTo(8);
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.stderr)
        .isEqualTo(
            "Error: the results of many files need a place each: --in-place to write over the"
                + " files, or --output-dir DIR for a tree of folders\n");
    assertThat(sops.run("decrypt", "-r", "-i", "--output-dir", "out", "s")).isEqualTo(8);
    assertThat(sops.run("decrypt", "-r", "-i")).isEqualTo(100);
  }

  @Test
  void foldersAreDecryptedInPlaceAndOtherFilesCounted() {
    assertThat(sops.run("decrypt", "--recursive", "--in-place", "s")).isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.stderr).isEqualTo("sops decrypt: 3 decrypted, 1 skipped (not encrypted)\n");
    assertThat(read("s/a.enc.yaml")).isEqualTo("a: one\n");
    assertThat(read("s/ä ö/b.enc.json")).isEqualTo("{\n\t\"b\": 2\n}\n");
    assertThat(read("s/ä ö/c.enc.env")).isEqualTo("C=three\n");
  }

  @Test
  void aTreeOfPlaintextMirrorsTheFilesAndIsPrivate() throws IOException {
    String before = read("s/a.enc.yaml");

    assertThat(sops.run("decrypt", "-r", "s/ä ö", "s/*.yaml", "--output-dir", "o/p")).isZero();

    assertThat(read("o/p/s/a.enc.yaml")).isEqualTo("a: one\n");
    assertThat(read("o/p/s/ä ö/c.enc.env")).isEqualTo("C=three\n");
    assertThat(mode("o/p/s/ä ö/c.enc.env")).isEqualTo("rw-------");
    for (String made : "o,o/p,o/p/s,o/p/s/ä ö".split(",")) {
      assertThat(mode(made)).isEqualTo("rwx------");
    }
    assertThat(read("s/a.enc.yaml")).isEqualTo(before);
  }

  @Test
  void aTreeIsWrittenAgainWithPrivateFiles() throws IOException {
    Files.createDirectories(folder.resolve("o/s"));
    sops.write("o/s/a.enc.yaml", "old and readable by all\n");

    assertThat(sops.run("decrypt", "-r", "--output-dir", "o", "s/a.enc.yaml")).isZero();

    assertThat(read("o/s/a.enc.yaml")).isEqualTo("a: one\n");
    assertThat(mode("o/s/a.enc.yaml")).isEqualTo("rw-------");
  }

  @Test
  void noResultTakesThePlaceOfASource() throws IOException {
    Files.createDirectories(folder.resolve("s/s"));
    Files.copy(folder.resolve("s/a.enc.yaml"), folder.resolve("s/s/a.enc.yaml"));
    String before = read("s/a.enc.yaml");

    assertThat(sops.run("decrypt", "-r", "--output-dir", ".", "s/a.enc.yaml")).isEqualTo(1);
    assertThat(sops.stderr).contains("Error: s/a.enc.yaml is one of the files to work on\n");
    assertThat(sops.run("decrypt", "-r", "--output-dir", "s", "s/a.enc.yaml", "s/s")).isEqualTo(1);
    assertThat(sops.stderr).contains("Error: s/s/a.enc.yaml is one of the files to work on\n");

    assertThat(read("s/a.enc.yaml")).isEqualTo(before);
    assertThat(read("s/s/a.enc.yaml")).isEqualTo(before);
  }

  @Test
  void noResultLeavesTheTree(@TempDir Path elsewhere) throws IOException {
    Files.copy(folder.resolve("s/a.enc.yaml"), elsewhere.resolve("x.yaml"));
    Files.createDirectory(folder.resolve("o"));
    Files.createSymbolicLink(folder.resolve("o/s"), elsewhere);

    String outside = elsewhere.resolve("x.yaml").toString();
    assertThat(sops.run("decrypt", "-r", "--output-dir", "o", outside)).isEqualTo(1);
    assertThat(sops.stderr).contains("outside of the working directory");
    assertThat(sops.run("decrypt", "-r", "--output-dir", "o", "s/a.enc.yaml")).isEqualTo(1);
    assertThat(sops.stderr).contains("Error: o/s is a symbolic link");
    assertThat(elsewhere).isDirectoryNotContaining("glob:**a.enc.yaml");
  }

  @Test
  void afterAFailureTheOthersAreDoneAndTheStatusTells() {
    sops.write("s/a.enc.yaml", read("s/a.enc.yaml").replace("a: ENC", "x: ENC"));
    String before = read("s/a.enc.yaml");

    assertThat(sops.run("decrypt", "-r", "-i", "s", "nowhere", "*.none")).isEqualTo(1);

    assertThat(sops.stderr)
        .startsWith("nowhere:\n  cannot operate on non-existent file \"")
        .contains("*.none:\n  no file matches \"*.none\"\n")
        .contains("s/a.enc.yaml:\n  Error decrypting tree: ")
        .endsWith("sops decrypt: 2 decrypted, 1 skipped (not encrypted), 3 failed\n");
    assertThat(read("s/a.enc.yaml")).isEqualTo(before);
    assertThat(read("s/ä ö/c.enc.env")).isEqualTo("C=three\n");
  }

  @Test
  void whatAllFilesSayIsSaidOnce() {
    sops.set("SOPS_AGE_KEY", null);

    assertThat(sops.run("decrypt", "-r", "-i", "s")).isEqualTo(1);

    assertThat(sops.stderr)
        .containsOnlyOnce("Failed to get the data key")
        .contains("s/ä ö/c.enc.env:\n  the same as s/a.enc.yaml\n")
        .endsWith("sops decrypt: 1 skipped (not encrypted), 3 failed\n");
  }

  @Test
  void aFileThatIsNamedHasToBeEncrypted() {
    assertThat(sops.run("decrypt", "-r", "-i", "s/readme.md", ".sops.yaml")).isEqualTo(1);
    assertThat(sops.stderr)
        .contains(".sops.yaml:\n  sops metadata not found\n")
        .endsWith("sops decrypt: 2 failed\n");
  }

  @Test
  void aFileThatWasDamagedIsNotTakenForOneInClear() {
    sops.write("s/a.enc.yaml", "<<<<<<< ours\n" + read("s/a.enc.yaml") + ">>>>>>> theirs\n");
    sops.write("s/ä ö/b.enc.json", read("s/ä ö/b.enc.json").replaceFirst("\\{", "{{"));

    assertThat(sops.run("rotate", "-r", "-i", "s")).isEqualTo(1);
    assertThat(sops.stderr)
        .endsWith("sops rotate: 1 rotated, 1 skipped (not encrypted), 2 failed\n");
  }

  @Test
  void foldersAreEncryptedByTheirRulesAndOnce() throws IOException {
    sops.write("s/new.enc.yaml", "new: one\n");
    sops.write("s/new.enc.bin", "bytes");
    String before = read("s/a.enc.yaml");

    assertThat(sops.run("encrypt", "-r", "-i", ".")).isZero();
    assertThat(sops.stderr)
        .isEqualTo(
            "sops encrypt: 2 encrypted, 1 skipped (configuration), 3 skipped (encrypted already),"
                + " 1 skipped (no path_regex is for it)\n");
    assertThat(read("s/a.enc.yaml")).isEqualTo(before);
    assertThat(read(".sops.yaml")).isEqualTo(RULE);

    String once = read("s/new.enc.bin");
    assertThat(sops.run("encrypt", "-r", "-i", "s")).isZero();
    assertThat(read("s/new.enc.bin")).isEqualTo(once);
    assertThat(sops.decrypted("s/new.enc.yaml")).isEqualTo("new: one\n");
    assertThat(sops.decrypted("s/new.enc.bin")).isEqualTo("bytes");
  }

  @Test
  void aRuleForAllFilesIsForThoseThatAreNamed() {
    sops.write(".sops.yaml", "creation_rules:\n  - age: " + Program.RECIPIENT + "\n");
    sops.write("s/plain.yaml", "p: 1\n");

    assertThat(sops.run("encrypt", "-r", "-i", "s")).isZero();
    assertThat(sops.stderr).isEqualTo("sops encrypt: 5 skipped (no path_regex is for it)\n");
    assertThat(sops.run("encrypt", "-r", "-i", "s/pl*.yaml")).isZero();
    assertThat(sops.stderr).isEqualTo("sops encrypt: 1 encrypted\n");
    assertThat(sops.decrypted("s/plain.yaml")).isEqualTo("p: 1\n");
  }

  @Test
  void encryptedResultsAreOrdinaryFiles() throws IOException {
    sops.write("s/new.enc.yaml", "new: one\n");

    assertThat(sops.run("encrypt", "-r", "--output-dir", "o", "s/new.enc.yaml")).isZero();

    assertThat(sops.decrypted("o/s/new.enc.yaml")).isEqualTo("new: one\n");
    assertThat(read("s/new.enc.yaml")).isEqualTo("new: one\n");
    assertThat(mode("o/s/new.enc.yaml")).isEqualTo(mode("s/readme.md"));
  }

  @Test
  void rotatingGivesEachFileADataKeyOfItsOwn() {
    String before = read("s/a.enc.yaml");

    assertThat(sops.run("rotate", "-r", "-i", ".")).isZero();

    assertThat(sops.stderr).isEqualTo("sops rotate: 3 rotated, 2 skipped (not encrypted)\n");
    assertThat(wrappedKey(read("s/a.enc.yaml")))
        .isNotEqualTo(wrappedKey(before))
        .isNotEqualTo(wrappedKey(read("s/ä ö/c.enc.env")));
    assertThat(sops.decrypted("s/a.enc.yaml")).isEqualTo("a: one\n");
    assertThat(sops.decrypted("s/ä ö/c.enc.env")).isEqualTo("C=three\n");
  }

  private static String wrappedKey(String file) {
    Matcher matcher = Pattern.compile("X25519 ?\\S*|YWdlLWVuY3J5cHRpb24\\S+").matcher(file);
    assertThat(matcher.find()).isTrue();
    return file.substring(matcher.start()).replaceAll("\\s+|\\\\n", "").substring(0, 200);
  }

  @Test
  void aFileWithTwoNamesIsRotatedOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("s/a.enc.yaml"));

    assertThat(sops.run("rotate", "-r", "-i", "link.yaml", "s")).isZero();

    assertThat(sops.stderr).isEqualTo("sops rotate: 3 rotated, 1 skipped (not encrypted)\n");
    assertThat(folder.resolve("link.yaml")).isSymbolicLink();
  }

  @Test
  void keysAreUpdatedWhereTheyDiffer() throws IOException {
    sops.write(
        ".sops.yaml",
        "creation_rules:\n  - path_regex: env$\n    age: "
            + Program.RECIPIENT
            + ","
            + AgeKeys.recipients("b")
            + "\n  - age: "
            + Program.RECIPIENT
            + "\n");

    assertThat(sops.run("updatekeys", "-r", "-y", "s")).isZero();

    assertThat(sops.stderr)
        .isEqualTo(
            "sops updatekeys: 2 already up to date, 1 synced with new keys, 1 skipped (not"
                + " encrypted)\n");
    assertThat(sops.stdout)
        .startsWith("s/ä ö/c.enc.env:\nThe following changes will be made")
        .contains("+++ " + AgeKeys.recipients("b") + "\n");
    assertThat(read("s/ä ö/c.enc.env")).contains(AgeKeys.recipients("b"));
  }

  @Test
  void questionsAreAskedForOneFileAfterTheOther() {
    sops.write(".sops.yaml", AgeKeys.rule("e,b"));
    sops.stdin = "y\nn\ny\n";

    assertThat(sops.run("updatekeys", "-r", "s")).isZero();

    assertThat(sops.stderr)
        .isEqualTo(
            "sops updatekeys: 2 synced with new keys, 1 left unchanged, 1 skipped (not"
                + " encrypted)\n");
    assertThat(read("s/a.enc.yaml")).contains(AgeKeys.recipients("b"));
    assertThat(read("s/ä ö/b.enc.json")).doesNotContain(AgeKeys.recipients("b"));
    assertThat(read("s/ä ö/c.enc.env")).contains(AgeKeys.recipients("b"));
  }

  @Test
  void statesAreOneObjectALine() {
    sops.write("s/x\n\"y.yaml", "a: 1\n");

    assertThat(sops.run("filestatus", "-r", "s")).isZero();

    assertThat(sops.stdout)
        .isEqualTo(
            "{\"file\":\"s/a.enc.yaml\",\"encrypted\":true}\n"
                + "{\"file\":\"s/readme.md\",\"encrypted\":false}\n"
                + "{\"file\":\"s/x\\u000a\\\"y.yaml\",\"encrypted\":false}\n"
                + "{\"file\":\"s/ä ö/b.enc.json\",\"encrypted\":true}\n"
                + "{\"file\":\"s/ä ö/c.enc.env\",\"encrypted\":true}\n");
    assertThat(sops.stderr).isEqualTo("sops filestatus: 3 encrypted, 2 not encrypted\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decrypt -r -i s",
        "decrypt --recursive -i s",
        "decrypt -i -r s",
        "decrypt -r s -i",
        "decrypt --ignore-mac -r --input-type x -i s",
        "decrypt -r -i -- s",
      })
  void flagsMayStandAnywhereOnceTheFormIsChosen(String line) {
    assertThat(sops.run(line.split(" "))).as(sops.stderr).isZero();
    assertThat(read("s/a.enc.yaml")).isEqualTo("a: one\n");
  }

  /** Each of these means something to the reference, or is the same mistake. */
  @ParameterizedTest
  @CsvSource({
    "decrypt s/a.enc.yaml s/b, 0, More than one positional argument",
    "decrypt s/a.enc.yaml -r, 0, More than one positional argument",
    "decrypt s/a.enc.yaml --recursive, 0, which looks like a flag",
    "decrypt --extract -r s/a.enc.yaml, 91, error parsing --extract path",
    "decrypt --output-dir o s/a.enc.yaml, 1, flag provided but not defined: -output-dir",
    "decrypt --recursive=false s/a.enc.yaml, 1, flag provided but not defined: -recursive",
    "edit -r s/a.enc.yaml, 1, flag provided but not defined: -r",
    "decrypt -r --extract x s/a.enc.yaml, 1, flag provided but not defined: -extract",
  })
  void otherCallsMeanWhatTheyMeantBefore(String line, int status, String words) {
    assertThat(sops.run(line.split(" "))).isEqualTo(status);
    assertThat(sops.stderr).contains(words);
  }

  @Test
  void aFlagOfTheOtherFormIsExplained() {
    sops.run("decrypt", "--output-dir", "o", "s/a.enc.yaml");

    assertThat(sops.stderr)
        .endsWith(
            "  --output-dir is for many files, and --recursive stands first: sops decrypt"
                + " --recursive\n");
  }

  @Test
  void helpTellsOfBothForms() {
    assertThat(sops.run("rotate", "--help")).isZero();
    assertThat(sops.stdout)
        .contains("   sops rotate [command options] file\n   sops rotate --recursive [command")
        .contains("OPTIONS FOR MANY FILES:\n   --recursive, -r ");
    assertThat(sops.run("rotate", "-r", "-h")).isZero();
    assertThat(sops.stdout).startsWith("NAME:\n   sops rotate - ").contains("--output-dir value");
  }

  @Test
  void anEmptySelectionSaysSo() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThat(sops.run("rotate", "-r", "-i", "empty")).isZero();
    assertThat(sops.stderr).isEqualTo("sops rotate: no files\n");
  }
}
