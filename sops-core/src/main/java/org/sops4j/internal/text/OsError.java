package org.sops4j.internal.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Failures of the operating system in the reference's words. */
public final class OsError {
  private OsError() {}

  /**
   * Says why a file could not be opened or read.
   *
   * @param path the path as the user gave it
   * @param failure what Java threw
   * @return such as {@code open f.yaml: no such file or directory}
   */
  public static String reading(String path, IOException failure) {
    String reason = reason(failure);
    return (reason.equals("is a directory") ? "read " : "open ") + path + ": " + reason;
  }

  /**
   * Says why, without the path.
   *
   * @param failure what Java threw
   * @return such as {@code permission denied}
   */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof NotDirectoryException) {
      return "not a directory";
    } else if (failure instanceof FileSystemLoopException) {
      return "too many levels of symbolic links";
    }
    String text =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    if (text == null) {
      return "input/output error";
    }
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
