package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/** {@code sops edit} (cli.md section 6). */
public final class EditCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.EDIT;
  }

  @Override
  public String usage() {
    return "[command options] file";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops edit secrets.yaml",
        "EDITOR='code --wait' sops edit secrets.yaml",
        "sops edit --age age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu"
            + " new.yaml",
        "sops edit --show-master-keys secrets.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        SharedFlags.keys(),
        SharedFlags.types(),
        SharedFlags.selection(),
        List.of(SharedFlags.SHOW_MASTER_KEYS, SharedFlags.IGNORE_MAC, SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    if (positionals.isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    Positionals.warnOfExtra(positionals, session.log());
    Source source = Source.ofFile(positionals.get(0), flags, session.invocation());
    Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
    new Editing(flags, session, engine).run(source);
  }
}
