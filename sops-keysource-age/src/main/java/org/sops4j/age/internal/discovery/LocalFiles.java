package org.sops4j.age.internal.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.sops4j.age.internal.AgeException;
import org.sops4j.key.KeySearch.Outcome;

/** Reads files, and words failures as the reference does. */
final class LocalFiles {
  /** More than any identity file has; the rest is not looked at. */
  private static final int LIMIT = 16 * 1024 * 1024;

  private final Path workingDirectory;

  LocalFiles(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Joins the parts of a path and tidies it up. */
  static String join(String folder, String... names) throws AgeException {
    try {
      return Path.of(folder, names).normalize().toString();
    } catch (InvalidPathException e) {
      throw new AgeException("open " + folder + ": invalid argument");
    }
  }

  /** Reads a file. A folder can be opened, but has no content. */
  byte[] read(String path) throws AgeException {
    Path file = resolve(path);
    try (InputStream in = Files.newInputStream(file)) {
      return Files.isDirectory(file) ? new byte[0] : in.readNBytes(LIMIT);
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        return new byte[0];
      }
      throw failure(path, e);
    }
  }

  boolean isFolder(String path) {
    try {
      return Files.isDirectory(resolve(path));
    } catch (AgeException e) {
      return false;
    }
  }

  /** Tells whether a failure to read means that there is nothing. */
  static Outcome outcome(AgeException failure) {
    boolean missing =
        failure instanceof MissingException || failure.getCause() instanceof MissingException;
    return missing ? Outcome.MISSING : Outcome.UNREADABLE;
  }

  boolean exists(String path) {
    try {
      return Files.exists(resolve(path));
    } catch (AgeException e) {
      return false;
    }
  }

  private Path resolve(String path) throws AgeException {
    try {
      if (!path.isEmpty()) {
        return workingDirectory.resolve(path);
      }
    } catch (InvalidPathException e) {
      throw new AgeException("open " + path + ": invalid argument");
    }
    throw new MissingException(path);
  }

  private static AgeException failure(String path, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new MissingException(path);
    }
    String reason = e instanceof FileSystemException known ? known.getReason() : null;
    if (e instanceof AccessDeniedException) {
      reason = "permission denied";
    }
    return new AgeException(
        "open " + path + ": " + (reason == null ? "input/output error" : lowerFirst(reason)));
  }

  private static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** There is no such file. */
  static final class MissingException extends AgeException {
    private static final long serialVersionUID = 1L;

    MissingException(String path) {
      super("open " + path + ": no such file or directory");
    }
  }
}
