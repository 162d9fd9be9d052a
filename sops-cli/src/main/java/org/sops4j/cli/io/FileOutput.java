package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;

/**
 * Writes a result to a file (cli.md section 11): aside and then in one step into place where that
 * keeps owner, mode and links, else over the old content. Nothing is opened before there is a
 * result.
 */
public final class FileOutput {
  private static final int COULD_NOT_WRITE = 3;

  private final Path target;
  private final String name;
  private final String openMessage;
  private final int openStatus;

  private FileOutput(Path target, String name, String openMessage, int openStatus) {
    this.target = target;
    this.name = name;
    this.openMessage = openMessage;
    this.openStatus = openStatus;
  }

  /**
   * Prepares writing over the input.
   *
   * @param file the absolute path
   * @return where to write
   */
  public static FileOutput inPlace(Path file) {
    String message = "Could not open in-place file for writing: open ";
    return new FileOutput(file, file.toString(), message, COULD_NOT_WRITE);
  }

  /**
   * Prepares writing to another file.
   *
   * @param file the absolute path
   * @param name the path as it was typed
   * @return where to write
   */
  public static FileOutput to(Path file, String name) {
    String message = "Could not open output file for writing: open ";
    return new FileOutput(file, name, message, COULD_NOT_WRITE);
  }

  /**
   * Prepares writing over the input of a command for which failing to open it is nothing special.
   *
   * @param file the absolute path
   * @param name the path as messages name it
   * @param complaint what to say before the reason, such as {@code could not open file: }
   * @return where to write
   */
  public static FileOutput over(Path file, String name, String complaint) {
    return new FileOutput(file, name, complaint + "open ", 1);
  }

  /**
   * Tells whether a name is that of a result on its way into place.
   *
   * @param name the last part of a path
   * @return true for a file that is not there for good
   */
  public static boolean isUnfinished(String name) {
    return Replacement.isReplacement(name);
  }

  /**
   * Writes the file.
   *
   * @param bytes the whole content
   * @throws Failure if it cannot be opened, with status 3 in most commands, or with status 1 if it
   *     cannot be written
   */
  public void write(byte[] bytes) {
    if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!aside(target, null, bytes)) {
        over(bytes);
      }
      return;
    }
    FileStat stat = FileStat.of(target);
    if (stat == null || !stat.isReplaceable() || isSpecial() || !isWritable()) {
      over(bytes);
      return;
    }
    try {
      if (!aside(target.toRealPath(), stat, bytes)) {
        over(bytes);
      }
    } catch (IOException e) {
      over(bytes);
    }
  }

  /**
   * Writes a file that nobody but its owner may read, aside and then in one step into place: what
   * is there keeps neither its mode nor its other names, and a symbolic link is not followed.
   *
   * @param bytes the whole content
   * @throws Failure with status 3 if it cannot be written
   */
  public void writeSecret(byte[] bytes) {
    try {
      Replacement replacement = Replacement.createSecret(target);
      try {
        replacement.fill(bytes);
        replacement.moveIntoPlace();
      } finally {
        replacement.discard();
      }
    } catch (IOException e) {
      throw unopened(e);
    }
  }

  /** Paths that stand for something that is already open. */
  private boolean isSpecial() {
    return target.startsWith("/dev") || target.startsWith("/proc");
  }

  private boolean isWritable() {
    return Files.isWritable(target);
  }

  private boolean aside(Path place, @Nullable FileStat stat, byte[] bytes) {
    Replacement replacement = Replacement.create(place, stat);
    if (replacement == null) {
      return false;
    }
    try {
      return replacement.fill(bytes) && replacement.commit();
    } catch (IOException e) {
      throw StandardOutput.failure(name, e);
    } finally {
      replacement.discard();
    }
  }

  private void over(byte[] bytes) {
    if (!Files.isRegularFile(target)) {
      writeTo(bytes); // a pipe may keep us waiting for ever
      return;
    }
    WholeWrite write = WholeWrite.begin();
    try {
      writeTo(bytes);
    } finally {
      write.close();
    }
  }

  private void writeTo(byte[] bytes) {
    try (FileChannel channel = open()) {
      Blocks.write(channel, bytes);
    } catch (IOException e) {
      throw StandardOutput.failure(name, e);
    }
  }

  private FileChannel open() {
    try {
      return FileChannel.open(
          target,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw unopened(e);
    }
  }

  private Failure unopened(IOException e) {
    return Failure.exit(openStatus, openMessage + name + ": " + OsErrors.reason(e));
  }
}
