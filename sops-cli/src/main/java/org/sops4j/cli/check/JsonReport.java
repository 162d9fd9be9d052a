package org.sops4j.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.check.Finding;
import org.sops4j.cli.text.JsonObject;
import org.sops4j.tree.Utf8;

/** The report for scripts. */
final class JsonReport {
  private JsonReport() {}

  static String print(CheckResult result) {
    List<JsonObject> findings = new ArrayList<>();
    for (Finding finding : result.findings()) {
      findings.add(finding(finding));
    }
    List<JsonObject> problems = new ArrayList<>();
    for (CheckResult.Problem problem : result.problems()) {
      problems.add(new JsonObject().put("file", problem.file()).put("message", problem.text()));
    }
    JsonObject report =
        new JsonObject()
            .put("files", result.files().size())
            .put("encrypted", result.encrypted())
            .putObjects("findings", findings)
            .putObjects("problems", problems);
    return Utf8.decode(report.toBytes(JsonObject.TABS));
  }

  private static JsonObject finding(Finding finding) {
    JsonObject tree =
        new JsonObject()
            .put("kind", finding.kind().id())
            .put("severity", CheckResult.word(finding))
            .put("file", finding.file());
    if (finding.line() > 0) {
      tree.put("line", finding.line());
    }
    if (finding.path() != null) {
      tree.put("path", finding.path().toString());
    }
    return tree.put("message", finding.message()).put("advice", finding.advice());
  }
}
