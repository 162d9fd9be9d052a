package org.sops4j.cli.log;

import java.util.List;
import org.sops4j.cli.text.WordWrap;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;

/** Why no key opened a file, group by group and key by key (cli.md section 2.6). */
public final class DataKeyReport {
  private static final int ERROR_WIDTH = 60;
  private static final int TRAILER_WIDTH = 75;

  private final boolean coloured;

  private DataKeyReport(boolean coloured) {
    this.coloured = coloured;
  }

  /**
   * Writes the report.
   *
   * @param failure what became of each key
   * @param coloured whether success is green and failure red
   * @return several lines, without a line feed at the end
   */
  public static String of(DataKeyUnavailableException failure, boolean coloured) {
    DataKeyReport report = new DataKeyReport(coloured);
    StringBuilder text =
        new StringBuilder("Failed to get the data key required to decrypt the SOPS file.\n\n");
    int recovered = 0;
    List<GroupAttempt> groups = failure.groups();
    for (int i = 0; i < groups.size(); i++) {
      text.append("Group ").append(i).append(": ").append(report.group(groups.get(i)));
      text.append("\n\n");
      recovered += groups.get(i).recovered() ? 1 : 0;
    }
    return text.append(trailer(failure.threshold(), recovered)).toString();
  }

  private String group(GroupAttempt group) {
    if (group.recovered()) {
      return coloured ? "\u001b[32mSUCCESS\u001b[0m" : "SUCCESS";
    }
    StringBuilder keys = new StringBuilder();
    for (KeyAttempt attempt : group.failures()) {
      keys.append(keys.isEmpty() ? "" : "\n\n").append(key(attempt));
    }
    return failed() + "\n" + indent(keys.toString(), "  ");
  }

  private String key(KeyAttempt attempt) {
    StringBuilder items = new StringBuilder();
    for (String error : attempt.failures()) {
      String lines = indent(WordWrap.wrap(error, ERROR_WIDTH), "  | ");
      items.append(items.isEmpty() ? "" : "\n\n");
      items.append('-').append(lines.isEmpty() ? " |" : lines.substring(1));
    }
    return attempt.key().display() + ": " + failed() + "\n" + indent(items.toString(), "  ");
  }

  private String failed() {
    return coloured ? "\u001b[31mFAILED\u001b[0m" : "FAILED";
  }

  /** Puts a prefix before each line, empty ones too, but not after a line feed at the end. */
  private static String indent(String text, String prefix) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || text.charAt(i - 1) == '\n') {
        out.append(prefix);
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }

  private static String trailer(int threshold, int recovered) {
    if (threshold == 0) {
      return WordWrap.wrap(
          "Recovery failed because no master key was able to decrypt the file. In order for SOPS"
              + " to recover the file, at least one key has to be successful, but none were.",
          TRAILER_WIDTH);
    }
    return WordWrap.wrap(
        "Recovery failed because the file was encrypted with a Shamir threshold of "
            + threshold
            + ", but only "
            + recovered
            + " part(s) were successfully recovered, one for each successful key group. In order"
            + " for SOPS to recover the file, at least "
            + threshold
            + " groups have to be successful. In order for a group to be successful, decryption"
            + " has to succeed with any of the keys in that key group.",
        TRAILER_WIDTH);
  }
}
