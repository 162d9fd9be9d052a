package org.sops4j.cli.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the operating system complains about, in the words of Go. */
public final class OsErrors {
  private OsErrors() {}

  /**
   * Names the reason of an exception.
   *
   * @param e what was caught
   * @return such as {@code no such file or directory}
   */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    if (reason == null || reason.isEmpty()) {
      return "input/output error";
    }
    // Both take them from the C library; Go writes them all in lower case.
    return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
  }

  /**
   * Tells whether nobody reads what is written.
   *
   * @param e what was caught
   * @return true for EPIPE
   */
  public static boolean isBrokenPipe(IOException e) {
    return reason(e).equals("broken pipe");
  }

  /**
   * Tells whether a stream was closed when the program started.
   *
   * @param e what was caught
   * @return true for EBADF
   */
  public static boolean isClosed(IOException e) {
    return reason(e).equals("bad file descriptor");
  }
}
