package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sops encrypt} with {@code --reuse}, {@code --base} and {@code --if-needed}. */
class EncryptReuseTest {
  @TempDir Path folder;
  private Program sops;
  private Path target;

  @BeforeEach
  void haveAPlainFileAndItsEncryptedForm() {
    sops = new Program(folder);
    sops.write("plain.yaml", "a: one\nb: two\n");
    target = folder.resolve("secrets.yaml");
    assertThat(reuse()).isZero();
  }

  private int reuse() {
    return sops.run("encrypt", "--reuse", "--output", "secrets.yaml", "plain.yaml");
  }

  @Test
  void theFirstTimeThereIsNothingToReuse() {
    assertThat(sops.stderr).isEmpty();
    assertThat(sops.decrypted("secrets.yaml")).isEqualTo("a: one\nb: two\n");
  }

  @Test
  void withoutAChangeTheFileIsNotEvenWritten() throws IOException {
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(target, time);
    assertThat(reuse()).isZero();
    assertThat(Files.getLastModifiedTime(target)).isEqualTo(time);
  }

  @Test
  void aChangedValueChangesItsLineOnly() {
    String before = Program.read(target);
    sops.write("plain.yaml", "a: one\nb: three\n");
    assertThat(reuse()).isZero();
    String after = Program.read(target);
    assertThat(after.lines().findFirst()).isEqualTo(before.lines().findFirst());
    assertThat(after.lines().skip(1).findFirst()).isNotEqualTo(before.lines().skip(1).findFirst());
    assertThat(sops.decrypted("secrets.yaml")).isEqualTo("a: one\nb: three\n");
  }

  @Test
  void anyEncryptedFileCanBeTheBaseAndTheResultGoesAnywhere() {
    assertThat(sops.run("encrypt", "--base", "secrets.yaml", "plain.yaml")).isZero();
    assertThat(sops.stdout).isEqualTo(Program.read(target));
  }

  @Test
  void aBaseThatCannotBeDecryptedStopsEverything() {
    String before = Program.read(target);
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a"));
    assertThat(reuse()).isEqualTo(128);
    assertThat(sops.stderr)
        .contains("Failed to get the data key")
        .endsWith("Nothing was written: secrets.yaml is to be reused and does not decrypt.\n");
    assertThat(target).hasContent(before);
  }

  @Test
  void aBaseWithAWrongMacStopsEverything() {
    sops.write("secrets.yaml", Program.read(target).replaceFirst("b: ENC\\S+", "b: ''"));
    assertThat(reuse()).isEqualTo(51);
    assertThat(sops.stderr).startsWith("MAC mismatch.").contains("in secrets.yaml");
  }

  @Test
  void aTargetInClearIsReplacedAndThisIsSaid() {
    sops.write("secrets.yaml", "b: two\n");
    assertThat(reuse()).isZero();
    assertThat(sops.stderr).isEqualTo("sops: nothing to reuse: secrets.yaml is not encrypted\n");
    assertThat(sops.decrypted("secrets.yaml")).isEqualTo("a: one\nb: two\n");
  }

  @Test
  void aTargetThatIsBrokenIsLeftAlone() {
    String broken = "<<<<<<< HEAD\n" + Program.read(target);
    sops.write("secrets.yaml", broken);
    assertThat(reuse()).isEqualTo(1);
    assertThat(target).hasContent(broken);
  }

  @Test
  void whatIsEncryptedInPlaceNeedsANamedBase() {
    assertThat(sops.run("encrypt", "-i", "--reuse", "plain.yaml")).isZero();
    assertThat(sops.stderr).startsWith("sops: nothing to reuse: plain.yaml is in clear");
    sops.write("plain.yaml", "a: one\nb: two\n");
    assertThat(sops.run("encrypt", "-i", "--base", "secrets.yaml", "plain.yaml")).isZero();
    assertThat(folder.resolve("plain.yaml")).hasContent(Program.read(target));
  }

  @Test
  void toReuseOnStandardOutputNeedsANamedBase() {
    assertThat(sops.run("encrypt", "--reuse", "plain.yaml")).isEqualTo(8);
    assertThat(sops.stderr).contains("--base names another file");
  }

  @Test
  void ifNeededLeavesAnEncryptedFileAlone() {
    String before = Program.read(target);
    sops.set("SOPS_AGE_KEY", null).set("SOPS_AGE_RECIPIENTS", null);
    assertThat(sops.run("encrypt", "-i", "--if-needed", "secrets.yaml")).isZero();
    assertThat(target).hasContent(before);
    assertThat(sops.run("encrypt", "--if-needed", "secrets.yaml")).isZero();
    assertThat(sops.stdout).isEqualTo(before);
    assertThat(sops.run("encrypt", "-i", "secrets.yaml")).isNotZero();
  }

  @Test
  void ifNeededEncryptsWhatIsNotEncrypted() {
    assertThat(sops.run("encrypt", "-i", "--if-needed", "plain.yaml")).isZero();
    assertThat(sops.decrypted("plain.yaml")).isEqualTo("a: one\nb: two\n");
    sops.write("odd.yaml", "sops: not metadata\n");
    assertThat(sops.run("encrypt", "-i", "--if-needed", "odd.yaml")).isEqualTo(203);
  }

  @Test
  void ifNeededAppliesToBinaryFilesToo() {
    sops.write("key.bin", "not a tree\n");
    assertThat(sops.run("encrypt", "-i", "--if-needed", "key.bin")).isZero();
    String once = Program.read(folder.resolve("key.bin"));
    assertThat(sops.run("encrypt", "-i", "--if-needed", "key.bin")).isZero();
    assertThat(folder.resolve("key.bin")).hasContent(once);
  }
}
