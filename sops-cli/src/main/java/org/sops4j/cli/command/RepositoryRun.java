package org.sops4j.cli.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.FileFinder;
import org.sops4j.cli.files.FileOutcome;
import org.sops4j.cli.files.FileRun;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.log.Log;
import org.sops4j.tree.Utf8;

/**
 * One pass over the encrypted files that the arguments of a command stand for; those of the working
 * folder if there are none. Other files in folders are passed by.
 */
final class RepositoryRun {
  /** The status if a file could not be worked on: of our own commands, with any number of files. */
  static final int SOME_FAILED = 2;

  private final ProgressLine progress;
  private final Session session;
  private final Sops sops;
  private final Selection selection;
  private final Set<String> explained = new HashSet<>();
  private int failed;

  private RepositoryRun(
      ProgressLine progress, Session session, Sops sops, Selection selection) {
    this.progress = progress;
    this.session = session;
    this.sops = sops;
    this.selection = selection;
  }

  /**
   * What is done with an encrypted file. Runs beside others of its kind.
   *
   * @param <R> what comes of it; null if there is nothing to report
   */
  @FunctionalInterface
  interface Work<R> {
    @Nullable R on(EncryptedFile file);
  }

  /**
   * Is told of each file in order.
   *
   * @param <R> what comes of a file
   */
  @FunctionalInterface
  interface Report<R> {
    void of(SelectedFile file, R result);
  }

  /** Prepares a pass of a command that uses no keys. */
  static RepositoryRun withoutKeys(ParsedFlags flags, Session given) {
    return new Start(given).run(flags, flags.positionals(), false);
  }

  /** Prepares a pass of a command that uses the keys that its flags allow. */
  static RepositoryRun withKeys(ParsedFlags flags, Session given) {
    return withKeys(flags, given, flags.positionals());
  }

  /** Prepares the same for a command whose arguments are not all of them paths. */
  static RepositoryRun withKeys(ParsedFlags flags, Session given, List<String> paths) {
    return new Start(given).run(flags, paths, true);
  }

  /** The session with streams that leave the line of progress alone. */
  private static final class Start {
    private final ProgressLine progress;
    private final Session session;

    Start(Session given) {
      progress = new ProgressLine(given.invocation());
      Invocation over = progress.over(given.invocation());
      Log log = new Log(over);
      if (given.log().isVerbose()) {
        log.beVerbose();
      }
      session = new Session(over, log, given.audit(), given.root());
    }

    RepositoryRun run(ParsedFlags flags, List<String> named, boolean withKeys) {
      List<String> arguments = named.isEmpty() ? List.of(".") : named;
      Selection selection =
          FileFinder.find(arguments, session.invocation()).withoutAliases();
      Sops sops =
          withKeys
              ? Engine.inFileOrder(flags, session).sops()
              : Engine.builder(session).withoutLocalKeys().build();
      return new RepositoryRun(progress, session, sops, selection);
    }
  }

  Session session() {
    return session;
  }

  Sops sops() {
    return sops;
  }

  /** Prints a result. */
  void print(String text) {
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text));
  }

  /** How many files could not be worked on, or were not found. */
  int failed() {
    return failed;
  }

  /**
   * Does something with each file.
   *
   * @param work what to do
   * @param report who is told
   */
  <R> void each(Work<R> work, Report<R> report) {
    failed = 0;
    for (Selection.Problem problem : selection.problems()) {
      complain("", Failure.exit(ExitCodes.GENERIC, problem.text()));
    }
    FileRun run = new FileRun(session.invocation(), session.log(), progress);
    if (session.audit().isActive()) {
      run = run.onThreads(1); // the audit trail takes note of one file at a time
    }
    run.run(
        selection.files(),
        (file, own) -> on(file, work),
        (FileOutcome<R> outcome) -> tell(outcome, report));
  }

  private <R> @Nullable R on(SelectedFile file, Work<R> work) {
    EncryptedFile encrypted = EncryptedFile.read(file, sops, session);
    if (encrypted != null) {
      session.audit().concerns(file.path());
      return work.on(encrypted);
    }
    if (file.isNamed()) {
      throw Failure.exit(ExitCodes.GENERIC, "it is not an encrypted file");
    }
    return null;
  }

  private <R> void tell(FileOutcome<R> outcome, Report<R> report) {
    Failure failure = outcome.failure();
    if (failure != null) {
      complain(outcome.file().shownName(), failure);
    } else if (outcome.result() != null) {
      report.of(outcome.file(), outcome.result());
    }
  }

  /** Explains at length once: many files fail for one reason, such as a key that is not there. */
  private void complain(String name, Failure failure) {
    failed++;
    String text = failure.text();
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    boolean isNew = explained.add(first);
    session.log().text((name.isEmpty() ? "" : name + ": ") + (isNew ? text : first) + "\n");
    for (String line : isNew ? failure.additions() : List.<String>of()) {
      session.log().text(line + "\n");
    }
  }

  /** Ends the command with a status of its own if files could not be worked on. */
  void end(int status) {
    if (failed > 0) {
      throw Failure.exit(SOME_FAILED, "failed: " + count(failed, "file"));
    }
    if (status != 0) {
      throw Failure.silent(status);
    }
  }

  /** Such as {@code 1 file} and {@code 2 files}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
