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
            Flag.text("keep the journal here, not in " + RekeyJournal.NAME, "journal")),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  /** What was done with a file. */
  private enum Outcome {
    DONE("new data key"),
    DONE_BEFORE("had its new data key already");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.bool("dry-run")) {
      RepositoryRun run = RepositoryRun.withoutKeys(flags, session);
      run.each(file -> file, (file, result) -> run.print(file.shownName() + "\n"));
      run.end(0);
      return;
    }
    RepositoryRun run = RepositoryRun.withKeys(flags, session);
    try (RekeyJournal journal = RekeyJournal.open(place(flags, run))) {
      new Pass(run, journal).run();
    }
  }

  /** Beside the configuration, so that it is the same one from whichever folder below. */
  private static Path place(ParsedFlags flags, RepositoryRun run) {
    Session session = run.session();
    String named = flags.text("journal");
    if (!named.isEmpty()) {
      return session.invocation().absolute(named);
    }
    Path folder = session.invocation().workingDirectory();
    return run.sops()
        .findConfig()
        .map(config -> folder.resolve(config).resolveSibling(RekeyJournal.NAME).normalize())
        .orElse(folder.resolve(RekeyJournal.NAME));
  }

  /** One pass over the files. */
  private static final class Pass {
    private final RepositoryRun run;
    private final RepositoryRules rules;
    private final RekeyJournal journal;
    private int done;
    private int doneBefore;

    Pass(RepositoryRun run, RekeyJournal journal) {
      this.run = run;
      this.rules = new RepositoryRules(run.session(), run.sops());
      this.journal = journal;
    }

    void run() {
      if (journal.size() > 0) {
        String files = RepositoryRun.count(journal.size(), "file");
        run.session().log().text("going on with a run that was stopped after " + files + "\n");
      }
      run.each(this::rekey, this::report);
      run.session()
          .log()
          .text(
              RepositoryRun.count(done, "file")
                  + " with a new data key, "
                  + doneBefore
                  + " done before, "
                  + run.failed()
                  + " failed\n");
      if (run.failed() == 0) {
        journal.finish();
      }
      run.end(0);
    }

    private Outcome rekey(EncryptedFile file) {
      Path path = file.file().path();
      if (journal.hasDone(path, file.document().metadata())) {
        return Outcome.DONE_BEFORE;
      }
      run.session().audit().record(AuditAction.ROTATE);
      try {
        EncryptedDocument renewed =
            run.sops().rotate(file.document(), RotationSettings.SAME_KEYS);
        RepositoryWriter.write(file, renewed, rules.indent(file), run.session());
        journal.add(path, renewed.metadata());
        return Outcome.DONE;
      } catch (SopsException e) {
        throw Failures.of(e, Phase.ENCRYPT, run.session(), file.file().name());
      }
    }

    private void report(SelectedFile file, Outcome outcome) {
      if (outcome == Outcome.DONE) {
        done++;
      } else {
        doneBefore++;
      }
      run.print(file.shownName() + ": " + outcome.text + "\n");
    }
  }
}
