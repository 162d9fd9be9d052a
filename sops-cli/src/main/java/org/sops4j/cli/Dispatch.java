package org.sops4j.cli;

import java.util.List;
import org.sops4j.cli.args.FlagParser;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.FreeOrder;
import org.sops4j.cli.args.InvalidEnvironmentException;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.args.Reordering;
import org.sops4j.cli.args.UsageException;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.Hints;
import org.sops4j.cli.command.ManyForm;
import org.sops4j.cli.command.Session;
import org.sops4j.cli.help.HelpPage;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.tree.Utf8;

/** Reads the arguments behind the name of a command, and runs it or one of its sub-commands. */
final class Dispatch {
  private static final int NO_SUCH_TOPIC = 3;

  private final Session session;

  Dispatch(Session session) {
    this.session = session;
  }

  /** Runs a command. One that has sub-commands leaves the order of its arguments to them. */
  void run(Command named, List<String> args) {
    Command command = ManyForm.choose(named, args);
    boolean isGroup = !command.subcommands().isEmpty();
    ParsedFlags flags = parse(command, args, isGroup);
    List<String> positionals = flags.positionals();
    if (flags.bool("help") || isGroup && positionals.isEmpty()) {
      print(HelpPage.of(command));
    } else if (!isGroup) {
      command.run(flags, session);
    } else if (positionals.get(0).equals("help") || positionals.get(0).equals("h")) {
      help(command, positionals);
    } else {
      run(subcommand(command, positionals.get(0)), positionals.subList(1, positionals.size()));
    }
  }

  private ParsedFlags parse(Command command, List<String> args, boolean isGroup) {
    FlagSet set = command.flags();
    try {
      List<String> ordered = isGroup ? args : ordered(command, set, args);
      return FlagParser.parse(set, ordered, session.invocation().environment());
    } catch (InvalidEnvironmentException e) {
      throw Failure.fatal(e.text());
    } catch (UsageException e) {
      String complaint = (isGroup ? "Incorrect Usage. " : "Incorrect Usage: ") + e.text();
      print(complaint + "\n\n" + HelpPage.of(command));
      throw Failure.fatal(e.text(), Hints.ofUsage(e.text(), command));
    }
  }

  private static List<String> ordered(Command command, FlagSet set, List<String> args) {
    return command instanceof ManyForm ? FreeOrder.order(set, args) : Reordering.reorder(set, args);
  }

  private void help(Command command, List<String> positionals) {
    boolean ofAll = positionals.size() < 2;
    print(HelpPage.of(ofAll ? command : subcommand(command, positionals.get(1))));
  }

  private static Command subcommand(Command command, String word) {
    Command found = command.subcommand(word);
    if (found == null) {
      throw noSuchTopic(word);
    }
    return found;
  }

  static Failure noSuchTopic(String word) {
    return Failure.exit(NO_SUCH_TOPIC, "No help topic for '" + word + "'");
  }

  private void print(String text) {
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text));
  }
}
