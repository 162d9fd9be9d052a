package org.sops4j.cli.command;

import org.sops4j.cli.Failure;
import org.sops4j.cli.files.FileOutcome;
import org.sops4j.cli.files.FileReport;
import org.sops4j.cli.files.FileRun;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;
import org.sops4j.cli.files.Summary;

/** One command over many files: they share what was found out about keys. */
final class ManyRun implements AutoCloseable {
  private final ProgressLine progress;
  private final Session session;
  private final Summary summary;

  ManyRun(Session started, CommandName name) {
    this.progress = new ProgressLine(started.invocation());
    this.session = started.forAll(progress);
    this.summary = new Summary("sops " + name.word());
  }

  /** What is done with one file. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param file the file
     * @param own the session of this file
     * @return what became of it in a word or two, for the summary
     * @throws Failure if it failed
     */
    String on(SelectedFile file, Session own);
  }

  /** What all files share. */
  Session session() {
    return session;
  }

  /** Works on several files at a time. */
  void run(Selection selection, Work work) {
    FileReport report = begin(selection);
    new FileRun(session.invocation(), session.log(), progress)
        .run(
            selection.files(),
            (file, own) -> {
              Session ofFile = session.forFile(own);
              try {
                return work.on(file, ofFile);
              } finally {
                ofFile.log().printHints();
              }
            },
            report::add);
    end();
  }

  /** Works on one file after the other, each printing at once: there are questions to answer. */
  void runOneByOne(Selection selection, Work work) {
    FileReport report = begin(selection);
    for (SelectedFile file : selection.files()) {
      report.add(outcome(file, work));
    }
    end();
  }

  private FileOutcome<String> outcome(SelectedFile file, Work work) {
    String result = null;
    Failure failure = null;
    try {
      result = work.on(file, session);
    } catch (Failure e) {
      if (e.endsProgram() || e.text().isEmpty()) {
        throw e; // nobody reads what is said, or nothing may be done any more
      }
      failure = e;
    }
    return new FileOutcome<>(file, result, failure, new byte[0], "");
  }

  private FileReport begin(Selection selection) {
    FileReport report = new FileReport(session.invocation(), session.log(), summary);
    selection.problems().forEach(report::add);
    return report;
  }

  /** Says what became of all; a failure if there was any. */
  private void end() {
    session.log().printHints();
    if (summary.failures() > 0) {
      throw Failure.exit(ExitCodes.GENERIC, summary.text());
    }
    session.log().text(summary.text() + "\n");
  }

  @Override
  public void close() {
    session.keys().close();
  }
}
