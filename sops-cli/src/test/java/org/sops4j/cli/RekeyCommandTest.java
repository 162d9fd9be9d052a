package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sops rekey}: new data keys for all files, and what a killed run leaves to the next. */
class RekeyCommandTest {
  private static final List<String> FILES = List.of("a.yaml", "b.json", "c.env");

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveThreeEncryptedFiles() {
    sops = new Program(folder);
    sops.encrypted("a.yaml", "a: one\n");
    sops.encrypted("b.json", "{\"a\": \"one\"}");
    sops.encrypted("c.env", "A=one\n");
    sops.write("readme.md", "sops: see the manual\n");
  }

  private String read(String name) {
    return Program.read(folder.resolve(name));
  }

  private Path journal() {
    return folder.resolve(".sops-rekey");
  }

  /** Has one file fail, so that the journal stays; returns its text. */
  private String journalOfARunThatDidNotFinish() {
    String good = read("c.env");
    sops.write("c.env", good.replaceFirst("A=ENC\\S+", "A=x"));
    assertThat(sops.run("rekey")).isEqualTo(2);
    sops.write("c.env", good);
    return read(".sops-rekey");
  }

  @Test
  void everyFileGetsANewDataKeyAndKeepsItsContent() {
    List<String> before = FILES.stream().map(this::read).toList();
    assertThat(sops.run("rekey")).isZero();
    assertThat(sops.stdout)
        .isEqualTo("a.yaml: new data key\nb.json: new data key\nc.env: new data key\n");
    assertThat(sops.stderr).isEqualTo("sops rekey: 3 new data key\n");
    assertThat(FILES.stream().map(this::read)).doesNotContainAnyElementsOf(before);
    assertThat(sops.decrypted("a.yaml")).isEqualTo("a: one\n");
    assertThat(journal()).doesNotExist();
  }

  @Test
  void aDryRunChangesNothing() {
    String before = read("a.yaml");
    sops.set("SOPS_AGE_KEY", null);
    assertThat(sops.run("rekey", "-n")).isZero();
    assertThat(sops.stdout).isEqualTo("a.yaml\nb.json\nc.env\n");
    assertThat(read("a.yaml")).isEqualTo(before);
    assertThat(journal()).doesNotExist();
  }

  @Test
  void theNextRunGoesOnWhereOneWasStopped() {
    String journal = journalOfARunThatDidNotFinish();
    assertThat(journal.lines().filter(line -> !line.startsWith("#")))
        .hasSize(2)
        .allMatch(line -> line.matches("[0-9a-f]{64} [ab]\\.(yaml|json)"));
    String done = read("a.yaml");
    String left = read("c.env");
    assertThat(sops.run("rekey")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            "a.yaml: had its new data key already\nb.json: had its new data key already\n"
                + "c.env: new data key\n");
    assertThat(read("a.yaml")).isEqualTo(done);
    assertThat(read("c.env")).isNotEqualTo(left);
    assertThat(journal()).doesNotExist();
  }

  @Test
  void aFileThatWasPutBackSinceIsDoneAgain() {
    String old = read("a.yaml");
    journalOfARunThatDidNotFinish();
    sops.write("a.yaml", old);
    assertThat(sops.run("rekey")).isZero();
    assertThat(sops.stdout).contains("a.yaml: new data key\n");
    assertThat(read("a.yaml")).isNotEqualTo(old);
  }

  @Test
  void aLineThatWasCutOffTellsNothing() {
    String journal = journalOfARunThatDidNotFinish();
    sops.write(".sops-rekey", journal.substring(0, journal.length() - 1));
    assertThat(sops.run("rekey")).isZero();
    assertThat(sops.stdout).containsOnlyOnce("had its new data key already\n");
  }

  @Test
  void twoRunsAtATimeAreOneTooMany() throws IOException {
    String before = read("a.yaml");
    try (FileChannel other =
        FileChannel.open(journal(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      assertThat(sops.run("rekey")).isEqualTo(1);
    }
    assertThat(sops.stderr).contains("another `sops rekey` is at work");
    assertThat(read("a.yaml")).isEqualTo(before);
  }

  @Test
  void theJournalLiesBesideTheConfigurationOrWhereOneLikes() throws IOException {
    sops.write(".sops.yaml", "creation_rules: []\n");
    Files.createDirectory(folder.resolve("sub"));
    sops.write("sub/d.yaml", read("a.yaml").replaceFirst("a: ENC\\S+", "a: x"));
    Program below = new Program(folder.resolve("sub"));
    assertThat(below.run("rekey")).isEqualTo(2);
    assertThat(journal()).exists();
    assertThat(below.run("rekey", "--journal", "j")).isEqualTo(2);
    assertThat(folder.resolve("sub/j")).exists();
  }
}
