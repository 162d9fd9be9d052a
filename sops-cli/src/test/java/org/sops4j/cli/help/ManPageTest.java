package org.sops4j.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.Commands;

/** The manual says what the help pages say. */
class ManPageTest {
  private final Map<String, String> pages = ManPage.all();

  @Test
  void everyCommandHasAPageWithItsFlagsAndExamples() {
    for (CommandName name : CommandName.values()) {
      Command command = Commands.create(name);
      if (command != null) {
        check(command);
      }
    }
    assertThat(pages).containsKeys("sops.1", "sops-decrypt.1", "sops-groups-add.1");
  }

  private void check(Command command) {
    String page = pages.get("sops-" + command.words().replace(' ', '-') + ".1");
    assertThat(page).contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH OPTIONS\n", ".SH EXAMPLES\n");
    for (Flag flag : command.flags().flags()) {
      assertThat(page).contains("\\-\\-" + flag.name().replace("-", "\\-"));
    }
    assertThat(command.examples()).isNotEmpty();
    for (Command one : command.subcommands()) {
      check(one);
    }
  }

  @Test
  void theProgramHasAPageThatLeadsToTheOthers() {
    assertThat(pages.get("sops.1"))
        .startsWith(".TH SOPS 1 \"\" \"sops 3.13.2\" ")
        .contains("\n.SH COMMANDS\n", "\n.SH GLOBAL OPTIONS\n", "[$SOPS_CONFIG]")
        .contains("sops\\-decrypt(1)");
  }

  @Test
  void nothingIsTakenForACommandOfTheFormatter() {
    for (String page : pages.values()) {
      assertThat(page.lines().filter(line -> line.startsWith("'"))).isEmpty();
      assertThat(page.lines().filter(line -> line.startsWith(".")))
          .allMatch(line -> line.matches("\\.(TH|SH|TP|nf|fi)( .*)?"));
    }
  }
}
