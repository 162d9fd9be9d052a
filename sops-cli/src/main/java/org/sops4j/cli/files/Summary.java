package org.sops4j.cli.files;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last line of a run: how many files there were of each outcome. */
public final class Summary {
  private final String subject;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int failures;

  /**
   * Makes an empty summary.
   *
   * @param subject what the line begins with, such as {@code sops rotate}
   */
  public Summary(String subject) {
    this.subject = subject;
  }

  /**
   * Counts a file that did not fail.
   *
   * @param outcome what became of it in a word or two, such as {@code rotated}
   */
  public void add(String outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  /** Counts a file, or an argument, that failed. */
  public void addFailure() {
    failures++;
  }

  /**
   * Returns how many failed.
   *
   * @return a number
   */
  public int failures() {
    return failures;
  }

  /**
   * Returns the line.
   *
   * @return such as {@code sops rotate: 3 rotated, 1 failed}
   */
  public String text() {
    StringBuilder text = new StringBuilder(subject).append(": ");
    String before = "";
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      text.append(before).append(count.getValue()).append(' ').append(count.getKey());
      before = ", ";
    }
    if (failures > 0) {
      text.append(before).append(failures).append(" failed");
    } else if (counts.isEmpty()) {
      text.append("no files");
    }
    return text.toString();
  }
}
