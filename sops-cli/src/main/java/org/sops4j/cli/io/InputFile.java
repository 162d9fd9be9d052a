package org.sops4j.cli.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sops4j.cli.Failure;

/** Reads a whole input. */
public final class InputFile {
  private static final int COULD_NOT_READ = 2;
  private static final int BLOCK = 1 << 16;

  private InputFile() {}

  /**
   * Tells whether nothing is at a path; a symbolic link to nothing counts as nothing.
   *
   * @param file an absolute path
   * @return false also where it cannot be told, so that reading gives the reason
   */
  public static boolean isMissing(Path file) {
    return Files.notExists(file);
  }

  /**
   * Reads a file.
   *
   * @param file an absolute path
   * @return its bytes
   * @throws Failure with status 2 if that is not possible
   */
  public static byte[] read(Path file) {
    return read(file, file.toString());
  }

  /**
   * Reads a file that messages name as it was typed.
   *
   * @param file an absolute path
   * @param name the path as it was typed; there is no file of the empty name
   * @return its bytes
   * @throws Failure with status 2 if that is not possible
   */
  public static byte[] read(Path file, String name) {
    return read(file, name, "Error reading file: ");
  }

  /**
   * Reads a file.
   *
   * @param file an absolute path
   * @param name the path as it was typed; there is no file of the empty name
   * @param doing what stands before the complaint
   * @return its bytes
   * @throws Failure with status 2 if that is not possible
   */
  public static byte[] read(Path file, String name, String doing) {
    try {
      if (name.isEmpty()) {
        throw new NoSuchFileException(name);
      }
      return content(file);
    } catch (IOException e) {
      throw Failure.exit(COULD_NOT_READ, doing + complaint(name, e));
    }
  }

  /**
   * Reads a file that is not the document but an argument of the command.
   *
   * @param file an absolute path
   * @param name the path as it was typed
   * @return its bytes
   * @throws Failure with status 1 if that is not possible
   */
  public static byte[] readArgument(Path file, String name) {
    try {
      return content(file);
    } catch (IOException e) {
      throw Failure.exit(1, complaint(name, e));
    }
  }

  private static byte[] content(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Blocks.read(Channels.newInputStream(channel), channel.size());
    }
  }

  private static String complaint(String name, IOException e) {
    // A folder can be opened; it is reading it that fails.
    String verb = OsErrors.reason(e).equals("is a directory") ? "read " : "open ";
    return verb + name + ": " + OsErrors.reason(e);
  }

  /**
   * Reads standard input to its end.
   *
   * @param stdin standard input
   * @return its bytes
   * @throws Failure with status 2 if that is not possible
   */
  public static byte[] readStdin(InputStream stdin) {
    try {
      return Blocks.read(stdin, BLOCK);
    } catch (IOException e) {
      throw Failure.exit(
          COULD_NOT_READ, "Error reading from stdin: read /dev/stdin: " + OsErrors.reason(e));
    }
  }
}
