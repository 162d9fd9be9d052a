package org.sops4j.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.Failure;

@EnabledOnOs({OS.LINUX, OS.MAC})
class FileOutputTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(folder.resolve("f.yaml"), "a longer old text");
  }

  private static Object inode(Path path) throws IOException {
    return Files.getAttribute(path, "unix:ino");
  }

  @Test
  void anOrdinaryFileIsReplacedAndKeepsItsMode() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
    Object before = inode(file);
    FileOutput.inPlace(file).write(NEW);
    assertThat(file).hasContent("new");
    assertThat(inode(file)).isNotEqualTo(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x--x");
  }

  @Test
  void nothingIsLeftBeside() throws IOException {
    FileOutput.inPlace(file).write(NEW);
    FileOutput.to(folder.resolve("g.yaml"), "g.yaml").write(NEW);
    try (var entries = Files.list(folder)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("f.yaml", "g.yaml");
    }
  }

  @Test
  void whatAKilledProgramLeftIsRemoved() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path orphan = Files.createFile(folder.resolve(".sops-" + dead.pid() + "-1a.tmp"));
    Path inUse =
        Files.createFile(folder.resolve(".sops-" + ProcessHandle.current().pid() + "-1a.tmp"));
    Path stranger = Files.createFile(folder.resolve(".sops-notes.tmp"));
    FileOutput.inPlace(file).write(NEW);
    assertThat(orphan).doesNotExist();
    assertThat(inUse).exists();
    assertThat(stranger).exists();
  }

  @Test
  void hardLinksStayLinked() throws IOException {
    Path other = Files.createLink(folder.resolve("other"), file);
    Object before = inode(file);
    FileOutput.inPlace(file).write(NEW);
    assertThat(inode(file)).isEqualTo(before);
    assertThat(other).hasContent("new");
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("f.yaml"));
    FileOutput.inPlace(link).write(NEW);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).hasContent("new");
  }

  @Test
  void aDanglingLinkGetsItsTarget() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("g.yaml"));
    FileOutput.to(link, "link").write(NEW);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(folder.resolve("g.yaml")).hasContent("new");
  }

  @Test
  void aFolderCannotBeOpened() {
    assertFailure(
        FileOutput.to(folder, "d"),
        3,
        "Could not open output file for writing: open d: is a directory");
  }

  @Test
  void whereFailingToOpenIsNothingSpecialTheMessageIsOfTheCommand() {
    assertFailure(FileOutput.over(folder, "d", ""), 1, "open d: is a directory");
    assertFailure(
        FileOutput.over(folder, "d", "could not open file: "),
        1,
        "could not open file: open d: is a directory");
  }

  @Test
  void aMissingFolderIsNotMade() {
    Path missing = folder.resolve("no/o.yaml");
    assertFailure(
        FileOutput.to(missing, "no/o.yaml"),
        3,
        "Could not open output file for writing: open no/o.yaml: no such file or directory");
    assertFailure(
        FileOutput.inPlace(missing),
        3,
        "Could not open in-place file for writing: open "
            + missing
            + ": no such file or directory");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDeviceIsReported() {
    assertFailure(
        FileOutput.to(Path.of("/dev/full"), "/dev/full"),
        1,
        "write /dev/full: no space left on device");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsWrittenTo() {
    FileOutput.to(Path.of("/dev/null"), "/dev/null").write(NEW);
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  private static void assertFailure(FileOutput output, int status, String message) {
    assertThatThrownBy(() -> output.write(NEW))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(status);
              assertThat(failure.text()).isEqualTo(message);
            });
  }
}
