package org.sops4j.cli.check;

import org.sops4j.check.Finding;

/** The report for GitHub Actions: workflow commands that annotate files. */
final class GithubReport {
  private GithubReport() {}

  static String print(CheckResult result) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : result.findings()) {
      text.append("::").append(CheckResult.word(finding));
      text.append(" file=").append(property(finding.file()));
      if (finding.line() > 0) {
        text.append(",line=").append(finding.line());
      }
      text.append(",title=").append(property(finding.kind().id())).append("::");
      text.append(message(finding.message() + ". " + finding.advice() + ".")).append('\n');
    }
    for (CheckResult.Problem problem : result.problems()) {
      text.append("::error file=").append(property(problem.file())).append("::");
      text.append(message(problem.text())).append('\n');
    }
    return text.toString();
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
