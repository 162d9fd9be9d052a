package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.FreeOrder;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.FileFinder;
import org.sops4j.cli.files.Selection;

/**
 * The form of a command for many files, which the reference does not have: it begins with {@code
 * --recursive}, where the reference knows no such flag, and every argument after that is a file, a
 * folder or a glob.
 */
public abstract class ManyForm implements Command {
  private final Command single;

  ManyForm(Command single) {
    this.single = single;
  }

  /**
   * Chooses the form of a command that the arguments ask for.
   *
   * @param command the command
   * @param args what follows its name
   * @return the form for many files, or the command itself
   */
  public static Command choose(Command command, List<String> args) {
    for (String arg : args) {
      if (arg.startsWith("-r") || arg.startsWith("--r")) {
        ManyForm many = command.many();
        boolean isMeant =
            many != null && FreeOrder.leads(SharedFlags.RECURSIVE, command.flags(), args);
        return isMeant ? many : command;
      }
    }
    return command;
  }

  @Override
  public CommandName name() {
    return single.name();
  }

  @Override
  public String usage() {
    return "--recursive [command options] path...";
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(List.of(SharedFlags.RECURSIVE), options(), List.of(SharedFlags.HELP));
  }

  /** The flags besides those that all have. */
  abstract List<Flag> options();

  /** The files that the arguments stand for. */
  static Selection select(ParsedFlags flags, Session session) {
    if (flags.positionals().isEmpty()) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED,
          "Error: no file specified",
          List.of("  --recursive takes files, folders and globs: sops decrypt -r -i secrets/"));
    }
    return FileFinder.find(flags.positionals(), session.invocation());
  }
}
