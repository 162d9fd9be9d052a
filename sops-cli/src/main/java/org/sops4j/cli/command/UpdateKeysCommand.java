package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.LogLevel;

/** {@code sops updatekeys} (cli.md section 1.11). */
public final class UpdateKeysCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.UPDATEKEYS;
  }

  @Override
  public ManyForm many() {
    return new UpdateKeysMany(this);
  }

  @Override
  public String usage() {
    return "[command options] file...";
  }

  @Override
  public List<String> examples() {
    return List.of("sops updatekeys secrets.yaml", "sops updatekeys --yes *.enc.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(SharedFlags.YES, SharedFlags.INPUT_TYPE),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    Engine engine = Engine.inFileOrder(flags, session);
    if (engine.configFile() == null) {
      throw Failure.exit(ExitCodes.GENERIC, "config file not found");
    }
    List<String> files = flags.positionals();
    if (files.isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    KeyUpdate update = new KeyUpdate(flags, session, engine);
    if (files.size() == 1) {
      update.run(files.get(0));
    } else {
      runAll(files, update, session);
    }
  }

  /** Goes on after a file that fails, and says at the end how many did. */
  private static void runAll(List<String> files, KeyUpdate update, Session session) {
    int failed = 0;
    List<String> additions = new ArrayList<>();
    for (String file : files) {
      try {
        update.run(file);
      } catch (Failure e) {
        if (e.text().isEmpty()) {
          throw e; // nobody reads what is said
        }
        failed++;
        session.log().command(LogLevel.ERROR, e.text());
        additions.addAll(e.additions());
      }
    }
    if (failed > 0) {
      throw Failure.exit(ExitCodes.GENERIC, "failed updating " + failed + " key(s)", additions);
    }
  }
}
