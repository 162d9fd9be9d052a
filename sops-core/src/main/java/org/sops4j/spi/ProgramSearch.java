package org.sops4j.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds programs by name, as the reference does: never in the working directory by accident. */
public final class ProgramSearch {
  private ProgramSearch() {}

  /**
   * Finds what to start for the first word of a command.
   *
   * @param name the word; one with a slash is not looked for
   * @param path the variable {@code PATH}; empty if it is not set
   * @param workingDirectory what relative folders start from
   * @return the program
   * @throws NotFoundException if there is none; its message, too, is the reason alone
   * @throws IOException if there is only one in a relative folder; the message is the reason alone,
   *     in the words of Go
   */
  public static String find(String name, String path, Path workingDirectory) throws IOException {
    if (name.indexOf('/') >= 0) {
      return name;
    }
    for (String folder : path.isEmpty() ? new String[0] : path.split(":", -1)) {
      Path program = program(workingDirectory, folder, name);
      if (program != null && !folder.startsWith("/")) {
        throw new IOException("cannot run executable found relative to current directory");
      } else if (program != null) {
        return program.toString();
      }
    }
    throw new NotFoundException();
  }

  /** There is no such program. */
  public static final class NotFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    NotFoundException() {
      super("executable file not found in $PATH");
    }
  }

  private static @Nullable Path program(Path workingDirectory, String folder, String name) {
    try {
      Path program = workingDirectory.resolve(folder).resolve(name);
      boolean found =
          !name.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program);
      return found ? program : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /**
   * Takes the words of the operating system out of what the JDK says of a program that does not
   * start: {@code error=2, No such file} in JDK 17, {@code error: 2 (No such file)} in JDK 25.
   *
   * @param e what was caught
   * @return such as {@code permission denied}
   */
  public static String reason(IOException e) {
    String text = String.valueOf(e.getMessage());
    int older = text.lastIndexOf("error=");
    int newer = text.lastIndexOf("error: ");
    int start = older >= 0 ? text.indexOf(", ", older) + 2 : text.indexOf('(', newer) + 1;
    int end = older >= 0 ? text.length() : text.lastIndexOf(')');
    boolean known = Math.max(older, newer) >= 0 && start > 1 && end > start;
    return known ? text.substring(start, end).toLowerCase(Locale.ROOT) : text;
  }
}
