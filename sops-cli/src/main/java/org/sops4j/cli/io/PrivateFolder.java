package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;

/** A folder for text in clear that nobody else may enter, under {@code TMPDIR}. */
public final class PrivateFolder {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private final Path path;

  private PrivateFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes a folder of mode 0700.
   *
   * @param prefix what its name begins with; random digits follow
   * @param invocation tells where temporary files go
   * @return the folder
   * @throws IOException if there can be none; the message is that of Go
   */
  public static PrivateFolder create(String prefix, Invocation invocation) throws IOException {
    String named = invocation.env("TMPDIR");
    Path parent = invocation.absolute(named.isEmpty() ? "/tmp" : named);
    SecureRandom random = new SecureRandom();
    while (true) {
      Path path = parent.resolve(prefix + Integer.toUnsignedString(random.nextInt()));
      try {
        return new PrivateFolder(Files.createDirectory(path, mode("rwx------")));
      } catch (FileAlreadyExistsException e) {
        // Somebody has this name: take another one.
      } catch (IOException e) {
        // Go looks whether it is the parent that is missing.
        throw Files.notExists(parent) ? failure("stat", parent, e) : failure("mkdir", path, e);
      }
    }
  }

  private static IOException failure(String call, Path path, IOException cause) {
    return new IOException(call + " " + path + ": " + OsErrors.reason(cause), cause);
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /**
   * Returns where it is.
   *
   * @return an absolute path
   */
  public Path path() {
    return path;
  }

  /**
   * Makes an empty file of mode 0600 in it.
   *
   * @param name the name of the file
   * @return the file
   * @throws IOException if there can be none; the message is that of Go
   */
  public Path newFile(String name) throws IOException {
    Path file = path.resolve(name);
    try {
      FileChannel.open(file, NEW, mode("rw-------")).close();
      return file;
    } catch (IOException e) {
      throw failure("open", file, e);
    }
  }

  /**
   * Writes the content of a file.
   *
   * @param file a file of this folder
   * @param content the whole content
   * @throws IOException if it cannot be written; the message is that of Go
   */
  public void fill(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Blocks.write(channel, content);
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  /**
   * Removes it with all that is in it, also what others have put there; links are not followed.
   *
   * @throws IOException if something is left; the rest is gone nevertheless
   */
  public void delete() throws IOException {
    IOException failure = delete(path);
    if (failure != null) {
      throw failure;
    }
  }

  /** Goes on after a failure, since each file that is left may be text in clear. */
  private static @Nullable IOException delete(Path path) {
    IOException failure = null;
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        failure = empty(path);
      }
      Files.deleteIfExists(path);
      return failure;
    } catch (IOException e) {
      return failure == null ? e : failure;
    }
  }

  private static @Nullable IOException empty(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    IOException failure = null;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        IOException e = delete(entry);
        failure = failure == null ? e : failure;
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return failure;
  }
}
