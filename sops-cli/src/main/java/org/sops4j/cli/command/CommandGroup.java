package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/**
 * A command that is nothing but its sub-commands (cli.md section 1.1, rules 9 and 13).
 *
 * @param name its name
 * @param examples command lines that work
 * @param subcommands what it consists of, in the order of the help page
 */
public record CommandGroup(CommandName name, List<String> examples, List<Command> subcommands)
    implements Command {
  /** Copies the lists. */
  public CommandGroup {
    examples = List.copyOf(examples);
    subcommands = List.copyOf(subcommands);
  }

  @Override
  public String usage() {
    return "command [command options] [arguments...]";
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    throw new UnsupportedOperationException("one of the sub-commands is run");
  }
}
