package org.sops4j.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.args.FlagParser;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.InvalidEnvironmentException;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.args.UsageException;
import org.sops4j.cli.audit.AuditTrail;
import org.sops4j.cli.command.Command;
import org.sops4j.cli.command.CommandName;
import org.sops4j.cli.command.Commands;
import org.sops4j.cli.command.LegacyMode;
import org.sops4j.cli.command.RootFlags;
import org.sops4j.cli.command.Session;
import org.sops4j.cli.command.Unavailable;
import org.sops4j.cli.completion.Suggestions;
import org.sops4j.cli.help.HelpPage;
import org.sops4j.cli.help.Version;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.tree.Utf8;

/** The program without the process: chooses what to run, and tells how it ended. */
public final class Cli {
  private static final int DEFECT = 1;

  private final Invocation invocation;
  private final Log log;

  private Cli(Invocation invocation) {
    this.invocation = invocation;
    this.log = new Log(invocation);
  }

  /**
   * Runs the program.
   *
   * @param invocation arguments, environment and streams
   * @return the exit status
   */
  public static int run(Invocation invocation) {
    return run(invocation, AuditTrail.CONFIG);
  }

  /** The same with another audit configuration, for tests. */
  static int run(Invocation invocation, Path auditConfig) {
    Cli cli = new Cli(invocation);
    int status = cli.tryRun(auditConfig);
    cli.log.printHints();
    return status;
  }

  private int tryRun(Path auditConfig) {
    AuditTrail audit = null;
    try {
      audit = AuditTrail.open(auditConfig, invocation, log);
      dispatch(audit);
      return 0;
    } catch (Failure e) {
      report(e);
      return e.status();
    } catch (OutOfMemoryError e) {
      log.text(Breakdown.outOfMemory(invocation) + "\n");
      return DEFECT;
    } catch (RuntimeException | Error e) {
      log.text(Breakdown.defect(e, invocation) + "\n");
      return DEFECT;
    } finally {
      if (audit != null) {
        audit.close();
      }
    }
  }

  private void report(Failure failure) {
    if (failure.isLogged()) {
      log.line(failure.logger(), LogLevel.FATAL, failure.text(), Map.of());
    } else if (!failure.text().isEmpty()) {
      log.text(failure.text() + "\n");
    }
    for (String line : failure.additions()) {
      log.text(line + "\n");
    }
  }

  private void dispatch(AuditTrail audit) {
    FlagSet set = RootFlags.create();
    if (Suggestions.areWanted(invocation.args())) {
      suggest(set);
      return;
    }
    ParsedFlags root = parseRoot(set);
    if (root.bool("help")) {
      print(HelpPage.ofProgram(set));
      return;
    }
    if (root.bool("version")) {
      print(Version.text(root.bool("verbose")));
      return;
    }
    List<String> positionals = root.positionals();
    CommandName name = positionals.isEmpty() ? null : CommandName.find(positionals.get(0));
    name = name == null ? CommandName.findOwn(invocation) : name;
    Session session = new Session(invocation, log, audit, root);
    if (name == null) {
      LegacyMode.run(session);
    } else if (name == CommandName.HELP) {
      help(set, positionals);
    } else {
      runCommand(name, session);
    }
  }

  private void suggest(FlagSet set) {
    try {
      print(Suggestions.of(set, invocation));
    } catch (InvalidEnvironmentException e) {
      throw Failure.fatal(e.text());
    }
  }

  private ParsedFlags parseRoot(FlagSet set) {
    try {
      return FlagParser.parseRoot(set, invocation.args(), invocation.environment());
    } catch (InvalidEnvironmentException e) {
      throw Failure.fatal(e.text());
    } catch (UsageException e) {
      String complaint = e.isAliasClash() ? e.text() : "Incorrect Usage. " + e.text() + "\n";
      print(complaint + "\n" + HelpPage.ofProgram(set));
      throw Failure.fatal(e.text());
    }
  }

  private void runCommand(CommandName name, Session session) {
    Command command = Commands.create(name);
    if (command == null) {
      throw Unavailable.failure(name.word());
    }
    List<String> positionals = session.root().positionals();
    new Dispatch(session).run(command, positionals.subList(1, positionals.size()));
  }

  private void help(FlagSet set, List<String> positionals) {
    if (positionals.size() < 2) {
      print(HelpPage.ofProgram(set));
      return;
    }
    String word = positionals.get(1);
    CommandName topic = word.equals("h") ? CommandName.HELP : CommandName.topic(word);
    if (topic == null) {
      throw Dispatch.noSuchTopic(word);
    }
    Command command = Commands.create(topic);
    if (command == null && topic != CommandName.HELP) {
      throw Unavailable.failure(topic.word());
    }
    print(command == null ? HelpPage.ofHelp() : HelpPage.of(command));
  }

  private void print(String text) {
    StandardOutput.write(invocation.stdout(), Utf8.encode(text));
  }
}
