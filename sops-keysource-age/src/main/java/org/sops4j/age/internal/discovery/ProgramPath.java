package org.sops4j.age.internal.discovery;

import java.io.IOException;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;
import org.sops4j.spi.ProgramSearch;

/** Finds programs by name, and says what is wrong in the words of the reference. */
final class ProgramPath {
  private final KeyContext context;

  ProgramPath(KeyContext context) {
    this.context = context;
  }

  /** Returns what to start for the first word of a command. */
  String find(String name) throws AgeException {
    if (context.system() == OperatingSystem.WINDOWS) {
      return name; // Windows has its own rules, which are left to it
    }
    String path = context.env("PATH");
    try {
      return ProgramSearch.find(name, path == null ? "" : path, context.workingDirectory());
    } catch (IOException e) {
      throw new AgeException("exec: " + Quote.quote(name) + ": " + e.getMessage());
    }
  }
}
