package org.sops4j.cli.completion;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagParser;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.Commands;

/**
 * Answers the completion scripts: what may follow the words that were typed. Nothing is run, and
 * mistakes in what was typed are no concern.
 */
public final class Suggestions {
  private static final String REQUEST = "--generate-bash-completion";

  /** Our own scripts set it: scripts that others wrote get the suggestions of the reference. */
  private static final String OWN = "SOPS_COMPLETE_OWN";

  private final List<String> typed;
  private final boolean withSummaries;
  private final boolean withOwn;
  private final StringBuilder lines = new StringBuilder();

  private Suggestions(List<String> typed, Invocation invocation) {
    this.typed = typed;
    this.withSummaries = invocation.env("_CLI_ZSH_AUTOCOMPLETE_HACK").equals("1");
    this.withOwn = invocation.env(OWN).equals("1");
  }

  /**
   * Tells whether a script is asking.
   *
   * @param args all arguments
   * @return whether the last one says so
   */
  public static boolean areWanted(List<String> args) {
    return !args.isEmpty() && args.get(args.size() - 1).equals(REQUEST);
  }

  /**
   * Finds what may follow.
   *
   * @param root the flags of the root
   * @param invocation the arguments, of which the last is the request
   * @return one suggestion a line
   * @throws org.sops4j.cli.args.InvalidEnvironmentException as for any other command line
   */
  public static String of(FlagSet root, Invocation invocation) {
    List<String> args = invocation.args();
    Suggestions suggestions = new Suggestions(args.subList(0, args.size() - 1), invocation);
    suggestions.find(
        root, FlagParser.behindFlags(root, suggestions.typed, invocation.environment()));
    return suggestions.lines.toString();
  }

  private void find(FlagSet root, List<String> words) {
    CommandName name = words.isEmpty() ? null : command(words.get(0));
    Command command = name == null ? null : Commands.create(name);
    if (command != null && !command.subcommands().isEmpty()) {
      // The flags of the root end where a command with sub-commands begins.
      List<String> rest = words.subList(1, words.size());
      findIn(command, FlagParser.behindFlags(command.flags(), rest, Map.of()));
    } else if (isFlag()) {
      addFlags(root);
      addFlagsOf(command);
    } else if (name == null) {
      for (CommandName one : CommandName.values()) {
        if (withOwn || !one.isOwn()) {
          addWord(one.word(), one.summary());
        }
      }
      addWord("h", CommandName.HELP.summary());
    }
  }

  private @Nullable CommandName command(String word) {
    CommandName name = CommandName.find(word);
    return name == null && withOwn ? CommandName.topic(word) : name;
  }

  private void findIn(Command group, List<String> words) {
    Command sub = words.isEmpty() ? null : group.subcommand(words.get(0));
    if (isFlag()) {
      addFlags(group.flags());
      addFlagsOf(sub);
    } else if (sub == null) {
      for (Command one : group.subcommands()) {
        addWord(one.words().substring(group.words().length() + 1), one.summary());
      }
      addWord("help", CommandName.HELP.summary());
      addWord("h", CommandName.HELP.summary());
    }
  }

  private String last() {
    return typed.isEmpty() ? "" : typed.get(typed.size() - 1);
  }

  private boolean isFlag() {
    return last().startsWith("-");
  }

  private void addWord(String word, String summary) {
    lines.append(word).append(withSummaries ? ":" + summary : "").append('\n');
  }

  /** The flags of a command, but for help, which is one of those around it already. */
  private void addFlagsOf(@Nullable Command command) {
    if (command != null) {
      for (Flag flag : command.flags().flags()) {
        if (!flag.name().equals("help")) {
          addFlag(flag);
        }
      }
    }
  }

  private void addFlags(FlagSet set) {
    for (Flag flag : set.flags()) {
      addFlag(flag);
    }
  }

  /** A flag that was typed whole, under any of its names, is not offered again. */
  private void addFlag(Flag flag) {
    for (String name : flag.names()) {
      if (typed.contains(dashed(name))) {
        return;
      }
    }
    String start = last().substring(last().startsWith("--") ? 2 : 1);
    for (String name : flag.names()) {
      boolean isShort = name.length() == 1;
      if (name.startsWith(start) && !name.equals(start) && !(isShort && last().startsWith("--"))) {
        lines.append(dashed(name)).append('\n');
      }
    }
  }

  private static String dashed(String name) {
    return (name.length() == 1 ? "-" : "--") + name;
  }
}
