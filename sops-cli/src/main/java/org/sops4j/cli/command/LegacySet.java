package org.sops4j.cli.command;

import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Utf8;

/** {@code sops --set 'PATH VALUE'} (cli.md section 3.5). */
final class LegacySet {
  private static final String COMPLAINT = "Invalid --set format";

  private LegacySet() {}

  static void run(ParsedFlags flags, Source source, Engine engine) {
    String argument = flags.text("set");
    int bracket = argument.indexOf("] ");
    if (bracket < 0) {
      throw Failure.exit(ExitCodes.INVALID_SET_FORMAT, COMPLAINT);
    }
    Node value = ValueArgument.parse(Utf8.encode(argument.substring(bracket + 1)));
    KeyPath path = TreePaths.parse(argument.substring(0, bracket + 1), COMPLAINT);
    new ValueChange(flags, engine).set(source, path, value, false);
  }
}
