package org.sops4j.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.FileFinder;
import org.sops4j.cli.files.FileOutcome;
import org.sops4j.cli.files.FileReport;
import org.sops4j.cli.files.FileReporter;
import org.sops4j.cli.files.FileRun;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;
import org.sops4j.cli.files.Summary;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.tree.Utf8;

/**
 * Passes over the encrypted files that the arguments of a command of ours stand for; those of the
 * working folder if there are none. Other files in folders are passed by.
 */
final class RepositoryRun implements AutoCloseable {
  /** The status of our own commands if a file could not be worked on. */
  static final int SOME_FAILED = 2;

  static final Flag CONFIG =
      Flag.text("use this configuration for all files, and look for no other", "config");

  private final ProgressLine progress;
  private final Session session;
  private final ParsedFlags flags;
  private final boolean usesKeys;
  private final String name;
  private final Engine engine;
  private final Selection selection;
  private Summary summary;

  private RepositoryRun(
      CommandName command,
      ParsedFlags flags,
      Session started,
      List<String> paths,
      boolean usesKeys) {
    this.flags = flags;
    this.usesKeys = usesKeys;
    this.name = "sops " + command.word();
    this.summary = new Summary(name);
    this.progress = new ProgressLine(started.invocation());
    Invocation past = progress.over(started.invocation());
    this.session =
        new Session(
            past,
            started.log().over(past),
            started.audit(),
            started.root(),
            KeyAccess.shared(past, started.log().over(past), progress));
    this.engine =
        usesKeys ? Engine.inFileOrder(flags, session) : Engine.withoutKeysAndConfig(session);
    List<String> arguments = paths.isEmpty() ? List.of(".") : paths;
    this.selection = FileFinder.find(arguments, past).withoutAliases();
  }

  /** Prepares passes of a command that uses no keys. */
  static RepositoryRun withoutKeys(CommandName command, ParsedFlags flags, Session started) {
    return new RepositoryRun(command, flags, started, flags.positionals(), false);
  }

  /** Prepares passes of a command that uses the keys that its flags allow. */
  static RepositoryRun withKeys(CommandName command, ParsedFlags flags, Session started) {
    return withKeys(command, flags, started, flags.positionals());
  }

  /** Prepares the same for a command whose arguments are not all of them paths. */
  static RepositoryRun withKeys(
      CommandName command, ParsedFlags flags, Session started, List<String> paths) {
    return new RepositoryRun(command, flags, started, paths, true);
  }

  /**
   * What is done with an encrypted file. Runs beside others of its kind.
   *
   * @param <R> what comes of it; null if there is nothing to report
   */
  @FunctionalInterface
  interface Work<R> {
    @Nullable R on(RepositoryFile file);
  }

  /**
   * Is told of each file in order.
   *
   * @param <R> what comes of a file
   */
  @FunctionalInterface
  interface Report<R> {
    /** Returns what became of the file in a word or two, for the summary. */
    String of(SelectedFile file, R result);
  }

  /** What all files share. */
  Session session() {
    return session;
  }

  /** The library for what concerns no single file. */
  Engine engine() {
    return engine;
  }

  /** The rules for the files. */
  RepositoryRules rules() {
    String config = flags.text(CONFIG.name());
    return new RepositoryRules(
        config.isEmpty() ? null : session.invocation().absolute(config), engine);
  }

  /** How many files could not be worked on in the last pass, or were not found. */
  int failures() {
    return summary.failures();
  }

  /** Does something with each file, and says of each that fails why. */
  <R> void each(Work<R> work, Report<R> report) {
    summary = new Summary(name);
    FileReport files = new FileReport(session.invocation(), session.log(), summary);
    selection.problems().forEach(files::add);
    pass(work, outcome -> files.add(inWords(outcome, report)));
  }

  /** Looks at each file, to be followed by a pass that says what failed. */
  <R> void survey(Work<R> work, Report<R> report) {
    pass(work, outcome -> inWords(outcome, report));
  }

  private <R> void pass(Work<R> work, FileReporter<R> reporter) {
    new FileRun(session.invocation(), session.log(), progress)
        .run(selection.files(), (file, own) -> on(file, session.forFile(own), work), reporter);
  }

  private <R> @Nullable R on(SelectedFile file, Session own, Work<R> work) {
    Engine ofFile = usesKeys ? engine.forFile(own, flags, null) : engine.forFileWithoutKeys(own);
    RepositoryFile found = RepositoryFile.find(file, ofFile);
    try {
      return found == null ? null : work.on(found);
    } finally {
      own.log().printHints();
    }
  }

  private static <R> FileOutcome<String> inWords(FileOutcome<R> outcome, Report<R> report) {
    R result = outcome.result();
    String words = result == null ? null : report.of(outcome.file(), result);
    return new FileOutcome<>(
        outcome.file(), words, outcome.failure(), outcome.output(), outcome.messages());
  }

  /** Prints a result. */
  void print(String text) {
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text));
  }

  /** Prints what is not the result. */
  void say(String text) {
    session.log().text(text + "\n");
  }

  /** Sums up the last pass and ends the command, with a status of its own if files failed. */
  void end(int status) {
    if (summary.failures() > 0) {
      throw Failure.exit(SOME_FAILED, summary.text());
    }
    say(summary.text());
    if (status != 0) {
      throw Failure.silent(status);
    }
  }

  @Override
  public void close() {
    session.keys().close();
  }
}
