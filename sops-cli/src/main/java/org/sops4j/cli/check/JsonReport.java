package org.sops4j.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.check.Finding;

/** The report for scripts. */
final class JsonReport {
  private JsonReport() {}

  static String print(CheckResult result) {
    List<JsonTree> findings = new ArrayList<>();
    for (Finding finding : result.findings()) {
      findings.add(finding(finding));
    }
    List<JsonTree> problems = new ArrayList<>();
    for (CheckResult.Problem problem : result.problems()) {
      problems.add(new JsonTree().with("file", problem.file()).with("message", problem.text()));
    }
    return new JsonTree()
        .with("files", result.files().size())
        .with("encrypted", result.encrypted())
        .with("findings", findings)
        .with("problems", problems)
        .print();
  }

  private static JsonTree finding(Finding finding) {
    JsonTree tree =
        new JsonTree()
            .with("kind", finding.kind().id())
            .with("severity", CheckResult.word(finding))
            .with("file", finding.file());
    if (finding.line() > 0) {
      tree.with("line", finding.line());
    }
    if (finding.path() != null) {
      tree.with("path", finding.path().toString());
    }
    return tree.with("message", finding.message()).with("advice", finding.advice());
  }
}
