package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.check.CheckSettings;
import org.sops4j.check.FileCheck;
import org.sops4j.check.FileReport;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.check.CheckResult;
import org.sops4j.cli.files.FileOutcome;
import org.sops4j.cli.files.FileRun;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.io.OsErrors;

/** One run of {@code sops check}: chooses the files, and checks them side by side. */
final class CheckRun {
  private final ParsedFlags flags;
  private final ProgressLine progress;
  private final Session session;
  private final FileCheck check;
  private final List<FileReport> reports = new ArrayList<>();
  private final List<CheckResult.Problem> problems = new ArrayList<>();

  CheckRun(ParsedFlags flags, Session started) {
    this.flags = flags;
    this.progress = new ProgressLine(started.invocation());
    this.session = started.forAll(progress);
    this.check = FileCheck.with(sops(), settings());
  }

  private Sops sops() {
    SopsBuilder builder = Engine.builder(session);
    return (flags.bool("decrypt") ? builder : builder.withoutLocalKeys()).build();
  }

  private CheckSettings settings() {
    String named = flags.isGiven("config") ? flags.text("config") : session.root().text("config");
    Path folder = session.invocation().workingDirectory();
    Path config = named.isEmpty() ? null : session.invocation().absolute(named);
    return new CheckSettings(folder, config, flags.bool("every-file"), flags.bool("decrypt"));
  }

  CheckResult run() {
    try (CheckedFiles files = CheckedFiles.choose(flags, session)) {
      problems.addAll(files.problems());
      FileRun run = new FileRun(session.invocation(), session.log(), progress);
      // Records of use, and questions for passphrases, are about one file at a time.
      FileRun ordered = flags.bool("decrypt") ? run.onThreads(1) : run;
      ordered.<FileReport>run(files.all(), (file, own) -> one(file, files), this::keep);
    } finally {
      session.keys().close();
    }
    List<String> names = new ArrayList<>(reports.size());
    int encrypted = 0;
    for (FileReport report : reports) {
      names.add(report.file());
      encrypted += report.encrypted() ? 1 : 0;
    }
    return new CheckResult(names, encrypted, check.conclude(reports), problems);
  }

  private FileReport one(SelectedFile file, CheckedFiles files) {
    try {
      if (flags.bool("decrypt")) {
        session.audit().concerns(file.path());
      }
      return check.check(file.path(), files.content(file));
    } catch (IOException e) {
      throw Failure.exit(CheckCommand.NOT_CHECKED, OsErrors.reason(e));
    }
  }

  private void keep(FileOutcome<FileReport> outcome) {
    FileReport report = outcome.result();
    Failure failure = outcome.failure();
    if (failure != null) {
      problem(outcome.file().shownName(), failure.text());
    } else if (report != null) {
      reports.add(report);
      if (!report.problem().isEmpty()) {
        problem(report.file(), report.problem());
      }
    }
  }

  private void problem(String file, String text) {
    problems.add(new CheckResult.Problem(file, text));
  }
}
