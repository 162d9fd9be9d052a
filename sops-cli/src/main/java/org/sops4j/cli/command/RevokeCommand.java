package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/**
 * {@code sops revoke}: a command of ours that takes the recipients of a person out of every file,
 * gives these files new data keys, and lists the values that the person knows.
 */
public final class RevokeCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.REVOKE;
  }

  @Override
  public String usage() {
    return "[command options] name|recipient [path...]   (exit status: 0 done, 1 refused and nothing"
        + " changed, 2 some files could not be changed: start it again)";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops revoke --dry-run alice",
        "sops revoke --edit-config --checklist todo.md alice",
        "sops revoke age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu prod");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            Flag.bool("also take the person out of .sops.yaml", "edit-config"),
            Flag.text(
                "write the list of values into this file, not to standard output", "checklist"),
            Flag.bool("print the list, and change nothing; needs no key", "dry-run", "n"),
            RepositoryRun.CONFIG),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> arguments = flags.positionals();
    if (arguments.isEmpty()) {
      throw Failure.exit(
          ExitCodes.GENERIC, "Error: whom to revoke? Give a name or a recipient; see `sops who`");
    }
    List<String> paths = arguments.subList(1, arguments.size());
    try (RepositoryRun run = RepositoryRun.withKeys(name(), flags, session, paths)) {
      new Revocation(arguments.get(0), flags, run).run();
    }
  }
}
