package org.sops4j.age;

import java.util.ArrayList;
import java.util.List;

/** Undoes the word wrapping of the report about a data key (format.md section 7.5). */
final class Report {
  private static final String FIRST = "    - | ";
  private static final String NEXT = "      | ";

  private Report() {}

  /** Returns the message of each key. */
  static List<String> messages(String report) {
    List<String> messages = new ArrayList<>();
    for (String line : report.split("\n", -1)) {
      if (line.startsWith(FIRST)) {
        messages.add(line.substring(FIRST.length()));
      } else if (line.startsWith(NEXT)) {
        int last = messages.size() - 1;
        messages.set(last, messages.get(last) + " " + line.substring(NEXT.length()));
      }
    }
    return messages;
  }
}
