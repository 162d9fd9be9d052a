package org.sops4j.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.cli.io.PrivateFolder;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.process.EndGuard;

/**
 * The document in clear while it is in the editor: a private file in a private folder, which is
 * removed however this ends, signals included. The editor may leave other files beside it.
 */
public final class WorkingCopy implements AutoCloseable {
  private static final int COULD_NOT_WRITE = 3;
  private static final int CANCELED = 1;

  private final Log log;
  private final EndGuard guard;
  private @Nullable PrivateFolder folder;

  private WorkingCopy(Log log) {
    this.log = log;
    this.guard = EndGuard.arm(this::cancel);
  }

  /**
   * Makes a copy without content.
   *
   * @param log is told of files in clear that cannot be removed
   * @return the copy
   */
  public static WorkingCopy create(Log log) {
    return new WorkingCopy(log);
  }

  /**
   * Writes the content.
   *
   * @param name the name of the file, from which editors choose how to show it
   * @param content the document in clear
   * @param invocation tells where temporary files go
   * @return the file
   * @throws Failure with status 3 if that is not possible
   */
  public Path fill(String name, byte[] content, Invocation invocation) {
    String doing = "Could not create temporary directory: ";
    try {
      PrivateFolder place = makeFolder(invocation);
      doing = "Could not create temporary file: ";
      Path file = place.newFile(name);
      doing = "Could not write output file: ";
      place.fill(file, content);
      return file;
    } catch (IOException e) {
      throw Failure.exit(COULD_NOT_WRITE, doing + e.getMessage());
    }
  }

  /** A signal never comes between making the folder and knowing of it. */
  private synchronized PrivateFolder makeFolder(Invocation invocation) throws IOException {
    PrivateFolder made = PrivateFolder.create("", invocation);
    folder = made;
    return made;
  }

  /**
   * Reads what the editor has left.
   *
   * @param file the file
   * @return its bytes
   * @throws Failure with status 2 if the file is gone, or is something else now
   */
  public static byte[] read(Path file) {
    return InputFile.read(file, file.toString(), "Could not hash file: ");
  }

  private int cancel() {
    remove();
    log.text("User canceled operation\n");
    return CANCELED;
  }

  /** Removes the folder; does not return if a signal has come before. */
  @Override
  public void close() {
    remove();
    guard.close();
  }

  private synchronized void remove() {
    PrivateFolder place = folder;
    if (place == null) {
      return;
    }
    try {
      place.delete();
    } catch (IOException e) {
      log.text(
          "sops: cannot remove "
              + place.path()
              + ", which holds text in clear: "
              + OsErrors.reason(e)
              + "\n");
    }
  }
}
