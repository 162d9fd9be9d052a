package org.sops4j.age.internal.program;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;

/** Finds programs by name, as the reference does: never in the working directory by accident. */
public final class ProgramPath {
  private final KeyContext context;

  /**
   * Makes a search.
   *
   * @param context whose {@code PATH} counts
   */
  public ProgramPath(KeyContext context) {
    this.context = context;
  }

  /**
   * Returns what to start for the first word of a command.
   *
   * @param name the word
   * @return a path, or the word if it is one
   * @throws NotFoundException if there is no such program
   * @throws AgeException if there is one which must not be run
   */
  public String find(String name) throws AgeException {
    if (name.indexOf('/') >= 0 || context.system() == OperatingSystem.WINDOWS) {
      return name; // Windows has its own rules, which are left to it
    }
    String path = context.env("PATH");
    for (String folder : path == null ? new String[0] : path.split(":", -1)) {
      Path program = program(folder, name);
      if (program != null && !folder.startsWith("/")) {
        throw new AgeException(
            "exec: "
                + Quote.quote(name)
                + ": cannot run executable found relative to current directory");
      } else if (program != null) {
        return program.toString();
      }
    }
    throw new NotFoundException(name);
  }

  private @Nullable Path program(String folder, String name) {
    try {
      Path program = context.workingDirectory().resolve(folder).resolve(name);
      return !name.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)
          ? program
          : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** There is no such program. */
  public static final class NotFoundException extends AgeException {
    private static final long serialVersionUID = 1L;

    NotFoundException(String name) {
      super("exec: " + Quote.quote(name) + ": executable file not found in $PATH");
    }
  }
}
