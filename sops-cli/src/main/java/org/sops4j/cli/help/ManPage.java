package org.sops4j.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.Commands;
import org.sops4j.cli.command.ManyForm;
import org.sops4j.cli.command.RootFlags;

/** The pages of the manual, made of what the help pages are made of, in the language of man. */
public final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage(String name, String summary) {
    page.append(".TH ").append(escape(name.toUpperCase(Locale.ROOT))).append(" 1 \"\" \"sops ");
    page.append(Version.NUMBER).append("\" \"User Commands\"\n");
    section("NAME");
    line(name + " - " + summary);
  }

  /**
   * Writes the whole manual.
   *
   * @return the pages by file name, such as {@code sops-decrypt.1}
   */
  public static Map<String, String> all() {
    Map<String, String> pages = new TreeMap<>();
    pages.put("sops.1", ofProgram(RootFlags.create()));
    for (CommandName name : CommandName.values()) {
      Command command = Commands.create(name);
      if (command != null) {
        add(pages, command);
      }
    }
    return pages;
  }

  private static void add(Map<String, String> pages, Command command) {
    pages.put(name(command) + ".1", of(command));
    for (Command one : command.subcommands()) {
      add(pages, one);
    }
  }

  private static String name(Command command) {
    return "sops-" + command.words().replace(' ', '-');
  }

  private static String ofProgram(FlagSet flags) {
    ManPage man = new ManPage("sops", ProgramText.SUMMARY);
    man.block("SYNOPSIS", ProgramText.USAGE);
    man.section("DESCRIPTION");
    man.line(String.join(" ", ProgramText.NOTES));
    man.section("COMMANDS");
    for (CommandName command : CommandName.values()) {
      man.entry(command.word(), command.summary());
    }
    man.options("GLOBAL OPTIONS", flags);
    man.block("EXAMPLES", ProgramText.EXAMPLES);
    man.section("SEE ALSO");
    StringBuilder others = new StringBuilder();
    for (CommandName command : CommandName.values()) {
      if (Commands.create(command) != null) {
        others.append(others.isEmpty() ? "" : ", ").append("sops-" + command.word() + "(1)");
      }
    }
    man.line(others.toString());
    return man.page.toString();
  }

  private static String of(Command command) {
    ManPage man = new ManPage(name(command), command.summary());
    ManyForm many = command.many();
    man.block("SYNOPSIS", HelpPage.usages(command, many));
    if (!command.subcommands().isEmpty()) {
      man.section("COMMANDS");
      for (Command one : command.subcommands()) {
        man.entry(one.words().substring(command.words().length() + 1), one.summary());
      }
    }
    man.options("OPTIONS", command.flags());
    if (many != null) {
      man.options("OPTIONS FOR MANY FILES", many.flags());
    }
    man.block("EXAMPLES", command.examples());
    if (many != null) {
      man.block("EXAMPLES FOR MANY FILES", many.examples());
    }
    man.section("SEE ALSO");
    man.line("sops(1)");
    return man.page.toString();
  }

  private void section(String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private void line(String text) {
    page.append(escape(text)).append('\n');
  }

  private void entry(String term, String text) {
    page.append(".TP\n\\fB").append(escape(term)).append("\\fR\n");
    line(text);
  }

  private void options(String title, FlagSet flags) {
    section(title);
    for (Flag flag : flags.flags()) {
      entry(FlagText.names(flag), FlagText.explanation(flag));
    }
  }

  /** Lines that stay as they are. */
  private void block(String title, List<String> lines) {
    section(title);
    page.append(".nf\n");
    for (String one : lines) {
      line(one);
    }
    page.append(".fi\n");
  }

  /** Hyphens are those of the keyboard, and nothing is a command of the formatter. */
  private static String escape(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
