package org.sops4j.cli.files;

import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.log.Log;

/**
 * Prints what there is to say of each file, together with its name: nothing of one that simply
 * succeeded. Counts all.
 */
public final class FileReport {
  private final Invocation invocation;
  private final Log log;
  private final Summary summary;

  /**
   * Makes a report.
   *
   * @param invocation where results go
   * @param log where messages go
   * @param summary where files are counted
   */
  public FileReport(Invocation invocation, Log log, Summary summary) {
    this.invocation = invocation;
    this.log = log;
    this.summary = summary;
  }

  /**
   * Reports an argument that leads to no file.
   *
   * @param problem what is wrong with it
   */
  public void add(Selection.Problem problem) {
    summary.addFailure();
    print(problem.name(), problem.text());
  }

  /**
   * Reports one file.
   *
   * @param outcome what came of it, in the words of the summary
   */
  public void add(FileOutcome<String> outcome) {
    if (outcome.output().length > 0) {
      StandardOutput.write(invocation.stdout(), outcome.output());
    }
    Failure failure = outcome.failure();
    String result = outcome.result();
    if (failure != null) {
      summary.addFailure();
    } else if (result != null) {
      summary.add(result);
    }
    StringBuilder text = new StringBuilder(outcome.messages());
    if (failure != null) {
      text.append(failure.text()).append('\n');
      for (String line : failure.additions()) {
        text.append(line).append('\n');
      }
    }
    if (!text.isEmpty()) {
      print(outcome.file().name(), text.toString());
    }
  }

  private void print(String name, String messages) {
    StringBuilder text = new StringBuilder(SelectedFile.shown(name)).append(":\n");
    for (String line : messages.stripTrailing().split("\n", -1)) {
      text.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
    }
    log.text(text.toString());
  }
}
