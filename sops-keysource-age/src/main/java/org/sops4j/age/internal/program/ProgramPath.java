package org.sops4j.age.internal.program;

import java.io.IOException;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;
import org.sops4j.spi.ProgramSearch;

/** Finds programs by name, and says what is wrong in the words of the reference. */
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
    if (context.system() == OperatingSystem.WINDOWS) {
      return name; // Windows has its own rules, which are left to it
    }
    String path = context.env("PATH");
    try {
      return ProgramSearch.find(name, path == null ? "" : path, context.workingDirectory());
    } catch (ProgramSearch.NotFoundException e) {
      throw new NotFoundException(wording(name, e));
    } catch (IOException e) {
      throw new AgeException(wording(name, e));
    }
  }

  private static String wording(String name, IOException e) {
    return "exec: " + Quote.quote(name) + ": " + e.getMessage();
  }

  /** There is no such program. */
  public static final class NotFoundException extends AgeException {
    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
      super(message);
    }
  }
}
