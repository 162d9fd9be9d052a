package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.tree.KeyPath;

/** {@code sops unset} (cli.md section 1.10). */
public final class UnsetCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.UNSET;
  }

  @Override
  public String usage() {
    return "[command options] file index";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops unset secrets.yaml '[\"database\"][\"hosts\"][0]'",
        "sops unset secrets.yaml .database.password");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        SharedFlags.types(),
        List.of(
            SharedFlags.UNUSED_THRESHOLD,
            SharedFlags.IGNORE_MAC,
            SharedFlags.DECRYPTION_ORDER,
            Flag.bool("leave a file alone that does not have this value", "idempotent")),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    if (positionals.size() != 2) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified, or index is missing");
    }
    Source source = Source.ofFile(positionals.get(0), flags, session.invocation());
    Engine engine = Engine.load(flags, session, flags.text("decryption-order"));
    KeyPath path = TreePaths.parse(positionals.get(1), "Invalid unset index format");
    engine.requireKeys();
    new ValueChange(flags, engine).unset(source, path, flags.bool("idempotent"));
  }
}
