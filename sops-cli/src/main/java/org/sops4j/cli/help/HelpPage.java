package org.sops4j.cli.help;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.ManyForm;

/** The help pages: sections as the reference has them, with words and examples of our own. */
public final class HelpPage {
  private static final int FLAG_WIDTH = 44;
  private static final int COMMAND_WIDTH = 14;

  private HelpPage() {}

  /**
   * Writes the page of the program.
   *
   * @param flags the root flags
   * @return the page
   */
  public static String ofProgram(FlagSet flags) {
    StringBuilder page = new StringBuilder();
    heading(page, "NAME", List.of("sops - " + ProgramText.SUMMARY));
    List<String> usage = new ArrayList<>(ProgramText.USAGE);
    usage.add("");
    usage.addAll(ProgramText.NOTES);
    heading(page, "USAGE", usage);
    heading(page, "EXAMPLE", ProgramText.EXAMPLES);
    heading(page, "VERSION", List.of(Version.NUMBER));
    page.append("COMMANDS:\n");
    commands(page, false);
    page.append("\nCOMMANDS OF SOPS4J (first on the command line, where no file has the name):\n");
    commands(page, true);
    options(page.append('\n'), "GLOBAL OPTIONS", flags);
    return page.toString();
  }

  /**
   * Writes the page of a command.
   *
   * @param command the command
   * @return the page
   */
  public static String of(Command command) {
    String words = command.words();
    StringBuilder page = new StringBuilder();
    heading(page, "NAME", List.of("sops " + words + " - " + command.summary()));
    ManyForm many = command.many();
    heading(page, "USAGE", usages(command, many));
    heading(page, "EXAMPLE", command.examples());
    if (!command.subcommands().isEmpty()) {
      page.append("COMMANDS:\n");
      for (Command one : command.subcommands()) {
        row(page, one.words().substring(words.length() + 1), COMMAND_WIDTH, one.summary());
      }
      page.append('\n');
    }
    options(page, "OPTIONS", command.flags());
    if (many != null) {
      page.append('\n');
      heading(page, "EXAMPLE FOR MANY FILES", many.examples());
      options(page, "OPTIONS FOR MANY FILES", many.flags());
    }
    return page.toString();
  }

  /** How a command is called, and how for many files, if it can be. */
  static List<String> usages(Command command, @Nullable ManyForm many) {
    List<String> usages = new ArrayList<>();
    usages.add("sops " + command.words() + " " + command.usage());
    if (many != null) {
      usages.add("sops " + many.words() + " " + many.usage());
    }
    return usages;
  }

  /**
   * Writes the page of the command {@code help} itself.
   *
   * @return the page
   */
  public static String ofHelp() {
    StringBuilder page = new StringBuilder();
    heading(page, "NAME", List.of("sops help - " + CommandName.HELP.summary()));
    heading(page, "USAGE", List.of("sops help [command]"));
    heading(page, "EXAMPLE", List.of("sops help encrypt"));
    return page.toString();
  }

  private static void commands(StringBuilder page, boolean own) {
    for (CommandName command : CommandName.values()) {
      if (command.isOwn() == own) {
        String word = command == CommandName.HELP ? "help, h" : command.word();
        String mark = command.isAvailable() ? "" : " (not available in this version of sops4j)";
        row(page, word, COMMAND_WIDTH, command.summary() + mark);
      }
    }
  }

  private static void heading(StringBuilder page, String name, List<String> lines) {
    page.append(name).append(":\n");
    for (String line : lines) {
      page.append(line.isEmpty() ? "" : "   ").append(line).append('\n');
    }
    page.append('\n');
  }

  private static void options(StringBuilder page, String name, FlagSet flags) {
    page.append(name).append(":\n");
    for (Flag flag : flags.flags()) {
      row(page, FlagText.names(flag), FLAG_WIDTH, FlagText.explanation(flag));
    }
  }

  private static void row(StringBuilder page, String left, int width, String right) {
    page.append("   ").append(left).append(" ".repeat(Math.max(1, width - left.length())));
    page.append(right).append('\n');
  }
}
