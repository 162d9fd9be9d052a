package org.sops4j.cli.command;

import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.text.GoText;

/** Whether a report is for people or for programs. */
final class OutputFormat {
  static final Flag FLAG = Flag.text("format of the report: text or json", "format");

  private OutputFormat() {}

  /**
   * Reads the flag.
   *
   * @throws Failure if it is neither
   */
  static boolean isJson(ParsedFlags flags) {
    String format = flags.text(FLAG.name());
    if (format.isEmpty() || format.equals("text") || format.equals("json")) {
      return format.equals("json");
    }
    throw Failure.exit(
        ExitCodes.CONFLICTING_PARAMETERS,
        "Error: unknown format " + GoText.quote(format) + ": there are text and json");
  }
}
