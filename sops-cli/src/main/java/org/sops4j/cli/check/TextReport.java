package org.sops4j.cli.check;

import java.util.HashSet;
import java.util.Set;
import org.sops4j.check.Finding;
import org.sops4j.check.Severity;

/** The report for people: findings by file, and one line that sums up. */
final class TextReport {
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean coloured;
  private final StringBuilder text = new StringBuilder();

  TextReport(boolean coloured) {
    this.coloured = coloured;
  }

  String print(CheckResult result) {
    String file = "";
    for (Finding finding : result.findings()) {
      if (!finding.file().equals(file)) {
        file = finding.file();
        text.append(paint(BOLD, visible(file))).append('\n');
      }
      finding(finding);
    }
    text.append(text.isEmpty() ? "" : "\n").append(summary(result)).append('\n');
    return text.toString();
  }

  private void finding(Finding finding) {
    boolean isError = finding.kind().severity() == Severity.ERROR;
    text.append("  ").append(paint(isError ? RED : YELLOW, CheckResult.word(finding)));
    text.append(' ').append(finding.kind().id());
    text.append(finding.line() == 0 ? "" : ", line " + finding.line()).append(":\n");
    text.append("    ").append(visible(finding.message())).append('\n');
    text.append("    ").append(visible(finding.advice())).append('\n');
  }

  private String paint(String colour, String word) {
    return coloured ? colour + word + PLAIN : word;
  }

  /** Names of files and keys may hold what a terminal takes for commands. */
  private static String visible(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    name.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return shown.toString();
  }

  private static String summary(CheckResult result) {
    String checked =
        "checked "
            + count(result.files().size(), "file")
            + ", "
            + result.encrypted()
            + " encrypted";
    if (result.findings().isEmpty()) {
      return checked + ": nothing found";
    }
    Set<String> files = new HashSet<>();
    for (Finding finding : result.findings()) {
      files.add(finding.file());
    }
    return checked
        + ": "
        + count(result.count(Severity.ERROR), "error")
        + ", "
        + count(result.count(Severity.WARNING), "warning")
        + " in "
        + count(files.size(), "file");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
