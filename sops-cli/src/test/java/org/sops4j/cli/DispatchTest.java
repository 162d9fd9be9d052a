package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagParser;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.audit.AuditTrail;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandGroup;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.Session;
import org.sops4j.cli.log.Log;

/** How a command with sub-commands finds the one that is meant (cli.md section 1.1). */
class DispatchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> ran = new ArrayList<>();

  /** A sub-command that notes that it ran, and with which arguments. */
  private final class Noting implements Command {
    private final String word;

    Noting(String word) {
      this.word = word;
    }

    @Override
    public CommandName name() {
      return CommandName.GROUPS;
    }

    @Override
    public String words() {
      return "groups " + word;
    }

    @Override
    public String summary() {
      return word + " something";
    }

    @Override
    public String usage() {
      return "[command options]";
    }

    @Override
    public List<String> examples() {
      return List.of("sops groups " + word);
    }

    @Override
    public FlagSet flags() {
      return new FlagSet(List.of(Flag.text("a file", "file", "f"), Flag.bool("help", "help", "h")));
    }

    @Override
    public void run(ParsedFlags flags, Session session) {
      ran.add(word + " " + flags.text("file") + flags.positionals());
    }
  }

  private void run(String... args) {
    Invocation invocation =
        new Invocation(
            List.of(args),
            Map.of(),
            Path.of("/"),
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            Terminals.NONE);
    ParsedFlags root = FlagParser.parseRoot(new FlagSet(List.of()), List.of(), Map.of());
    CommandGroup groups =
        new CommandGroup(
            CommandName.GROUPS,
            List.of("sops groups add"),
            List.of(new Noting("add"), new Noting("delete")));
    Log log = new Log(invocation);
    new Dispatch(
            new Session(
                invocation, log, AuditTrail.open(Path.of("/nowhere"), invocation, log), root))
        .run(groups, invocation.args());
  }

  private String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "add -f x 1, add x[1]",
    "add 1 -f x, add x[1]",
    "delete 1 -f x, delete x[1]",
    "-h=false add, add []",
    "-- delete -f x, delete x[]",
    "add help, add [help]",
  })
  void theFirstWordNamesTheSubcommandWhichOrdersItsOwnArguments(String args, String expected) {
    run(args.split(" "));
    assertThat(ran).containsExactly(expected);
    assertThat(stdout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-h", "--help add", "help", "h"})
  void withoutASubcommandItPrintsWhichThereAre(String args) {
    run(args.isEmpty() ? new String[0] : args.split(" "));
    assertThat(stdout())
        .startsWith("NAME:\n   sops groups - add or delete a key group of a file\n")
        .contains("\nUSAGE:\n   sops groups command [command options] [arguments...]\n")
        .contains("\nEXAMPLE:\n   sops groups add\n")
        .contains(
            "\nCOMMANDS:\n   add           add something\n   delete        delete something\n")
        .contains("\nOPTIONS:\n   --help, -h ");
    assertThat(ran).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"add -h", "help add", "h add", "add x --help"})
  void aSubcommandHasAPageOfItsOwn(String args) {
    run(args.split(" "));
    assertThat(stdout())
        .startsWith("NAME:\n   sops groups add - add something\n")
        .contains("\nUSAGE:\n   sops groups add [command options]\n")
        .doesNotContain("COMMANDS:");
    assertThat(ran).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rename", "help rename", "rename --nope"})
  void anUnknownSubcommandIsAnUnknownTopic(String args) {
    assertThatThrownBy(() -> run(args.split(" ")))
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.status()).isEqualTo(3))
        .hasMessage("No help topic for 'rename'");
    assertThat(stdout()).isEmpty();
  }

  @Test
  void usageErrorsNameTheLevelAtWhichTheyAre() {
    assertThatThrownBy(() -> run("--nope", "add"))
        .hasMessage("flag provided but not defined: -nope");
    assertThat(stdout())
        .startsWith("Incorrect Usage. flag provided but not defined: -nope\n\nNAME:\n")
        .contains("sops groups - ");
    out.reset();
    assertThatThrownBy(() -> run("add", "--nope"))
        .hasMessage("flag provided but not defined: -nope");
    assertThat(stdout())
        .startsWith("Incorrect Usage: flag provided but not defined: -nope\n\nNAME:\n")
        .contains("sops groups add - ");
  }
}
