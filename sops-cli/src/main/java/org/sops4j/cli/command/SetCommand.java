package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Utf8;

/** {@code sops set} (cli.md section 1.10). */
public final class SetCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.SET;
  }

  @Override
  public String usage() {
    return "[command options] file index [value]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops set secrets.yaml '[\"database\"][\"hosts\"][0]' '\"db1\"'",
        "sops set secrets.yaml .database.port 5432",
        "sops set --value-stdin=true secrets.json '[\"token\"]' < token.json");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        SharedFlags.types(),
        List.of(
            Flag.bool("read the value from the file that the third argument names", "value-file"),
            Flag.bool("read the value from standard input", "value-stdin"),
            SharedFlags.UNUSED_THRESHOLD,
            SharedFlags.IGNORE_MAC,
            SharedFlags.DECRYPTION_ORDER,
            Flag.bool("leave a file alone that has this value already", "idempotent")),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    checkCount(flags, positionals.size());
    Source source = Source.ofFile(positionals.get(0), flags, session.invocation());
    Engine engine = Engine.load(flags, session, flags.text("decryption-order"));
    KeyPath path = TreePaths.parse(positionals.get(1), "Invalid set index format");
    Node value = ValueArgument.parse(readValue(flags, session));
    engine.requireKeys();
    new ValueChange(flags, engine).set(source, path, value, flags.bool("idempotent"));
  }

  private static void checkCount(ParsedFlags flags, int count) {
    boolean fromStdin = flags.bool("value-stdin");
    if (fromStdin && flags.bool("value-file")) {
      throw Failure.exit(
          ExitCodes.GENERIC, "Error: cannot use both --value-file and --value-stdin");
    }
    if (fromStdin && count != 2) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED,
          "Error: file specified, or index and value are missing. Need precisely 2 positional"
              + " arguments since --value-stdin is used.");
    }
    if (!fromStdin && count != 3) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED,
          "Error: no file specified, or index and value are missing. Need precisely 3 positional"
              + " arguments.");
    }
  }

  private static byte[] readValue(ParsedFlags flags, Session session) {
    if (flags.bool("value-stdin")) {
      return InputFile.readStdin(session.invocation().stdin());
    }
    String argument = flags.positionals().get(2);
    return flags.bool("value-file")
        ? InputFile.readArgument(session.invocation().absolute(argument), argument)
        : Utf8.encode(argument);
  }
}
