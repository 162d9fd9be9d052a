package org.sops4j.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/** A command that this version has. */
public interface Command {
  /**
   * Returns its name.
   *
   * @return the name
   */
  CommandName name();

  /**
   * Returns the words that a user types for it.
   *
   * @return the name, for a sub-command after that of the command that it belongs to
   */
  default String words() {
    return name().word();
  }

  /**
   * Returns what it does, in one line.
   *
   * @return a few words
   */
  default String summary() {
    return name().summary();
  }

  /**
   * Returns its sub-commands.
   *
   * @return the sub-commands in the order of the help page; none for most commands
   */
  default List<Command> subcommands() {
    return List.of();
  }

  /**
   * Finds one of its sub-commands.
   *
   * @param word what a user types for it
   * @return the sub-command, or null if there is none of this name
   */
  default @Nullable Command subcommand(String word) {
    for (Command one : subcommands()) {
      if (one.words().equals(words() + " " + word)) {
        return one;
      }
    }
    return null;
  }

  /**
   * Returns its form for many files.
   *
   * @return the form, which the reference does not have; null if there is none
   */
  default @Nullable ManyForm many() {
    return null;
  }

  /**
   * Returns what follows the name on the command line.
   *
   * @return such as {@code [command options] [file]}
   */
  String usage();

  /**
   * Returns command lines that work, for the help page.
   *
   * @return one or more lines
   */
  List<String> examples();

  /**
   * Returns its flags.
   *
   * @return the flags in the order of the help page
   */
  FlagSet flags();

  /**
   * Runs it.
   *
   * @param flags what was given
   * @param session the rest of the world
   * @throws org.sops4j.cli.Failure if it does not succeed
   */
  void run(ParsedFlags flags, Session session);
}
