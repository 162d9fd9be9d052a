package org.sops4j.cli.check;

import java.util.List;
import org.sops4j.check.Finding;
import org.sops4j.check.Severity;

/**
 * What a check gave.
 *
 * @param files the names of all files that were looked at, in order
 * @param encrypted how many of them are encrypted
 * @param findings what was found, that of one file together
 * @param problems what could not be checked
 */
public record CheckResult(
    List<String> files, int encrypted, List<Finding> findings, List<Problem> problems) {
  /**
   * Copies the lists.
   *
   * @param files the names of all files that were looked at, in order
   * @param encrypted how many of them are encrypted
   * @param findings what was found, that of one file together
   * @param problems what could not be checked
   */
  public CheckResult {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /**
   * What could not be checked.
   *
   * @param file the file, or what was typed for it
   * @param text the reason
   */
  public record Problem(String file, String text) {}

  /** How many findings are of a severity. */
  int count(Severity severity) {
    int count = 0;
    for (Finding finding : findings) {
      count += finding.kind().severity() == severity ? 1 : 0;
    }
    return count;
  }

  /** The word of a severity in all reports. */
  static String word(Finding finding) {
    return finding.kind().severity() == Severity.ERROR ? "error" : "warning";
  }
}
