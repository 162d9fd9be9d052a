package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.cli.text.GoText;

/** Arguments that are not flags, where only the first is used (cli.md section 1.5). */
final class Positionals {
  private Positionals() {}

  /** Warns of all that follow the first. */
  static void warnOfExtra(List<String> positionals, Log log) {
    if (positionals.size() < 2) {
      return;
    }
    log.command(
        LogLevel.WARNING,
        "More than one positional argument provided. Only the first one will be used!");
    for (int i = positionals.size() - 1; i > 0; i--) {
      if (positionals.get(i).startsWith("-")) {
        log.command(
            LogLevel.WARNING,
            "Note that one of the ignored positional argument is "
                + GoText.quote(positionals.get(i))
                + ", which looks like a flag. Flags must always be provided before the first"
                + " positional argument!");
        return;
      }
    }
  }

  /** The file to work on, which must be there. */
  static Path existingFile(String name, Invocation invocation) {
    Path file = invocation.absolute(name);
    if (InputFile.isMissing(file)) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED,
          "Error: cannot operate on non-existent file " + GoText.quote(file.toString()));
    }
    return file;
  }
}
