package org.sops4j.internal.format.ini;

import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.GoSpace;

/** Reads values, which may go on over several lines. */
final class IniValue {
  private static final String TRIPLE = "\"\"\"";

  private final IniLines lines;
  private final StringBuilder pending;

  /**
   * Makes a reader.
   *
   * @param lines where a value goes on
   * @param pending where the comments behind values go
   */
  IniValue(IniLines lines, StringBuilder pending) {
    this.lines = lines;
    this.pending = pending;
  }

  /** Reads the value of which this is the first line. */
  String read(String first) {
    String line = GoSpace.trimLeft(first);
    if (line.length() > 3 && line.startsWith(TRIPLE)) {
      return quoted(line, TRIPLE);
    }
    if (line.startsWith("`")) {
      return quoted(line, "`");
    }
    line = GoSpace.trim(line);
    if (line.endsWith("\\")) {
      return continued(line.substring(0, line.length() - 1));
    }
    int comment = commentStart(line);
    if (comment >= 0) {
      pending.append(line, comment, line.length());
      line = GoSpace.trim(line.substring(0, comment));
    }
    return isEnclosed(line, '\'') || isEnclosed(line, '"')
        ? line.substring(1, line.length() - 1)
        : line;
  }

  private String quoted(String line, String quote) {
    String rest = line.substring(quote.length());
    int end = rest.lastIndexOf(quote);
    return end >= 0 ? rest.substring(0, end) : untilLineWith(quote, line, rest);
  }

  private String untilLineWith(String quote, String line, String start) {
    StringBuilder value = new StringBuilder(start);
    while (true) {
      String next = lines.next();
      int end = next.lastIndexOf(quote);
      boolean goesOn = GoSpace.trim(next).endsWith("\\"); // such a line ends nothing
      if (end >= 0 && !goesOn) {
        pending.append(GoSpace.trim(commentIn(next.substring(end))));
        return value.append(next, 0, end).toString();
      }
      value.append(next);
      if (end < 0 && lines.ended()) {
        throw unclosed(line, next);
      }
    }
  }

  private MalformedDocumentException unclosed(String first, String last) {
    return lines.failure(
        "missing closing key quote",
        " from " + GoQuote.quote(first) + " to " + GoQuote.quote(last));
  }

  private String continued(String start) {
    StringBuilder value = new StringBuilder(start);
    while (true) {
      String next = GoSpace.trim(lines.next());
      if (next.isEmpty()) {
        return value.toString();
      }
      value.append(next);
      int last = value.length() - 1;
      if (value.charAt(last) != '\\') {
        return value.toString();
      }
      value.setLength(last);
    }
  }

  private static boolean isEnclosed(String text, char quote) {
    return text.length() >= 2
        && text.charAt(0) == quote
        && text.indexOf(quote, 1) == text.length() - 1;
  }

  /** Returns the comment in the rest of a line, marker included, or nothing. */
  static String commentIn(String rest) {
    int start = commentStart(rest);
    return start < 0 ? "" : rest.substring(start);
  }

  private static int commentStart(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '#' || line.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }
}
