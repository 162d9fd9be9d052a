package org.sops4j.cli.help;

import java.util.List;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.Commands;
import org.sops4j.cli.command.RootFlags;

/** All commands and flags on one page in Markdown, made of what the help pages are made of. */
final class ReferencePage {
  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  /**
   * Writes the page.
   *
   * @return the text of docs/commands.md
   */
  static String markdown() {
    ReferencePage reference = new ReferencePage();
    reference.program();
    for (CommandName name : CommandName.values()) {
      Command command = Commands.create(name);
      if (command != null) {
        reference.command(command, 2);
      }
    }
    return reference.page.toString();
  }

  private void program() {
    line("# Commands");
    line("");
    line("What `sops help` and `sops COMMAND --help` print, on one page, made of the same text.");
    block(ProgramText.USAGE);
    line(String.join(" ", ProgramText.NOTES));
    line("");
    line("| command | what it does | |");
    line("|---|---|---|");
    for (CommandName name : CommandName.values()) {
      boolean there = name.isAvailable();
      String word = Commands.create(name) == null ? name.word() : link(name.word());
      String mark = !there ? "not there yet" : name.isOwn() ? "of sops4j" : "";
      line("| " + word + " | " + cell(name.summary()) + " | " + mark + " |");
    }
    line("");
    line("## Global options");
    options(RootFlags.create());
  }

  private static String link(String word) {
    return "[" + word + "](#sops-" + word + ")";
  }

  private void command(Command command, int depth) {
    line("");
    line("#".repeat(depth) + " sops " + command.words());
    line(capital(command.summary()) + ".");
    block(List.of("sops " + command.words() + " " + command.usage()));
    options(command.flags());
    line("");
    line("For example:");
    block(command.examples());
    for (Command one : command.subcommands()) {
      command(one, depth + 1);
    }
  }

  private void options(FlagSet flags) {
    line("");
    line("| option | |");
    line("|---|---|");
    for (Flag flag : flags.flags()) {
      line("| `" + cell(FlagText.names(flag)) + "` | " + cell(FlagText.explanation(flag)) + " |");
    }
  }

  /** Lines that stay as they are. */
  private void block(List<String> lines) {
    line("");
    line("```text");
    lines.forEach(this::line);
    line("```");
    line("");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
