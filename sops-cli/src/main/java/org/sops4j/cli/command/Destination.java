package org.sops4j.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;

/** Where a result goes. */
final class Destination {
  private Destination() {}

  /** Refuses flags that name two places, or one that there is not. */
  static void check(ParsedFlags flags, boolean fromStdin) {
    if (fromStdin && flags.bool("in-place")) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS, "Error: cannot use --in-place when reading from stdin");
    }
    if (flags.bool("in-place") && !flags.text("output").isEmpty()) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: cannot operate on both --output and --in-place");
    }
  }

  static void write(byte[] result, @Nullable Path input, ParsedFlags flags, Session session) {
    Invocation invocation = session.invocation();
    String output = flags.text("output");
    if (flags.bool("in-place") && input != null) {
      writeOver(input, result, session.log());
    } else if (!output.isEmpty()) {
      FileOutput.to(invocation.absolute(output), output).write(result);
    } else {
      StandardOutput.write(invocation.stdout(), result);
    }
  }

  /** Writes a result over the file that it was made of. */
  static void writeOver(Path file, byte[] result, Log log) {
    FileOutput.inPlace(file).write(result);
    log.command(LogLevel.INFO, "File written successfully");
  }
}
