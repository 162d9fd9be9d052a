package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.sops4j.cli.Failure;
import org.sops4j.cli.text.GoText;

/** A new file that nobody but its owner may read, and that replaces none. */
public final class PrivateFile {
  private static final int COULD_NOT_WRITE = 3;

  private PrivateFile() {}

  /**
   * Makes the file, and the folders above it that are missing.
   *
   * @param file the absolute path
   * @param bytes the whole content
   * @param ifExists what to do about a file that is there already
   * @throws Failure with status 3 if there is one, or none can be written
   */
  public static void create(Path file, byte[] bytes, List<String> ifExists) {
    try {
      createFolders(file);
      write(file, bytes);
    } catch (FileAlreadyExistsException e) {
      String there = GoText.quote(file.toString());
      throw Failure.exit(COULD_NOT_WRITE, "Error: " + there + " exists already", ifExists);
    } catch (IOException e) {
      throw failure(file, OsErrors.reason(e));
    }
  }

  private static void createFolders(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder, permissions(file, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      throw failure(file, "not a directory");
    }
  }

  private static Failure failure(Path file, String reason) {
    return Failure.exit(COULD_NOT_WRITE, "Error: could not write " + file + ": " + reason);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    boolean isComplete = false;
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            permissions(file, "rw-------"))) {
      try {
        Blocks.write(channel, bytes);
        channel.force(true);
        isComplete = true;
      } finally {
        if (!isComplete) {
          Files.delete(file);
        }
      }
    }
  }

  private static FileAttribute<?>[] permissions(Path file, String text) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
