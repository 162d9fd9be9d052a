package org.sops4j.cli.check;

import java.util.HashSet;
import java.util.Set;
import org.sops4j.check.Finding;

/** The report for build servers: a test case for each clean file and for each finding. */
final class JunitReport {
  private final StringBuilder xml = new StringBuilder();

  private JunitReport() {}

  static String print(CheckResult result) {
    JunitReport report = new JunitReport();
    report.suite(result);
    return report.xml.toString();
  }

  private void suite(CheckResult result) {
    Set<String> mentioned = new HashSet<>();
    result.findings().forEach(finding -> mentioned.add(finding.file()));
    result.problems().forEach(problem -> mentioned.add(problem.file()));
    int clean = 0;
    for (String file : result.files()) {
      clean += mentioned.contains(file) ? 0 : 1;
    }
    int failures = result.findings().size();
    int errors = result.problems().size();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"sops check\"");
    attribute("tests", String.valueOf(clean + failures + errors));
    attribute("failures", String.valueOf(failures));
    attribute("errors", String.valueOf(errors));
    xml.append(">\n");
    for (String file : result.files()) {
      if (!mentioned.contains(file)) {
        open(file, "check");
        xml.append("/>\n");
      }
    }
    result.findings().forEach(this::failure);
    result.problems().forEach(this::error);
    xml.append("</testsuite>\n");
  }

  private void open(String file, String name) {
    xml.append("  <testcase");
    attribute("classname", file);
    attribute("name", name);
  }

  private void failure(Finding finding) {
    String line = finding.line() == 0 ? "" : ":" + finding.line();
    open(finding.file(), finding.kind().id() + line);
    xml.append(">\n    <failure");
    attribute("type", finding.kind().id());
    attribute("message", finding.message());
    xml.append('>');
    escape(finding.file() + line + ": " + finding.message() + ". " + finding.advice() + ".");
    xml.append("</failure>\n  </testcase>\n");
  }

  private void error(CheckResult.Problem problem) {
    open(problem.file(), "check");
    xml.append(">\n    <error");
    attribute("message", problem.text());
    xml.append("/>\n  </testcase>\n");
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    escape(value);
    xml.append('"');
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
      default -> xml.appendCodePoint(isXml(c) ? c : '\uFFFD');
    }
  }

  /** The characters that XML 1.0 has; there is no escape for the others. */
  private static boolean isXml(int c) {
    return (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
  }
}
