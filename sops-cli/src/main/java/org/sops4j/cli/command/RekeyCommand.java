package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.EncryptedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.audit.AuditAction;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.SopsException;

/**
 * {@code sops rekey}: a command of ours that gives every encrypted file of a repository a new data
 * key. If it is killed, it goes on where it was when it is started again.
 */
public final class RekeyCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.REKEY;
  }

  @Override
  public String usage() {
    return "[command options] [path...]   (exit status: 0 every file has a new data key, 2 some have"
        + " not: start it again)";
  }

  @Override
  public List<String> examples() {
    return List.of("sops rekey", "sops rekey prod", "sops rekey --dry-run");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            Flag.bool("print which files would get a new data key", "dry-run", "n"),
            Flag.text("keep the journal here, not in " + RekeyJournal.NAME, "journal"),
            RepositoryRun.CONFIG),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.bool("dry-run")) {
      try (RepositoryRun run = RepositoryRun.withoutKeys(name(), flags, session)) {
        run.each(file -> file, (file, found) -> told(file, run));
        run.end(0);
      }
      return;
    }
    try (RepositoryRun run = RepositoryRun.withKeys(name(), flags, session);
        RekeyJournal journal = RekeyJournal.open(place(flags, run))) {
      rekey(run, journal);
    }
  }

  private static String told(SelectedFile file, RepositoryRun run) {
    run.print(file.shownName() + "\n");
    return "to get a new data key";
  }

  /** Beside the configuration, so that it is the same one from whichever folder below. */
  private static Path place(ParsedFlags flags, RepositoryRun run) {
    String named = flags.text("journal");
    if (!named.isEmpty()) {
      return run.session().invocation().absolute(named);
    }
    Path folder = run.session().invocation().workingDirectory();
    SopsConfig config = run.rules().config(folder);
    return config == null
        ? folder.resolve(RekeyJournal.NAME)
        : config.path().resolveSibling(RekeyJournal.NAME);
  }

  private static void rekey(RepositoryRun run, RekeyJournal journal) {
    if (journal.size() > 0) {
      run.say(
          "going on with a run that was stopped; files with a new data key then: "
              + journal.size());
    }
    RepositoryRules rules = run.rules();
    run.each(
        file -> rekey(file, rules, journal),
        (file, words) -> {
          run.print(file.shownName() + ": " + words + "\n");
          return words;
        });
    if (run.failures() == 0) {
      journal.finish();
    }
    run.end(0);
  }

  private static String rekey(RepositoryFile file, RepositoryRules rules, RekeyJournal journal) {
    if (journal.hasDone(file.path(), file.metadata())) {
      return "had its new data key already";
    }
    file.engine().audit().record(AuditAction.ROTATE);
    try {
      EncryptedDocument renewed = file.sops().rotate(file.document(), RotationSettings.SAME_KEYS);
      file.write(renewed, rules.indent(file));
      journal.add(file.path(), renewed.metadata());
      return "new data key";
    } catch (SopsException e) {
      throw file.failure(e);
    }
  }
}
