package org.sops4j.internal.format.ini;

import org.sops4j.internal.text.GoSpace;
import org.sops4j.tree.Utf8;

/**
 * The name of a key.
 *
 * @param text the name without its quotes
 * @param end where the value begins in the line
 */
record IniName(String text, int end) {
  private static final String TRIPLE = "\"\"\"";

  /** Reads the name at the beginning of a line. */
  static IniName read(String line, IniLines lines) {
    String quote = quote(line);
    if (quote.isEmpty()) {
      return plain(line, lines);
    }
    int start = quote.length();
    int close = line.indexOf(quote, start);
    if (close < 0) {
      throw lines.failure("missing closing key quote", ": " + line);
    }
    int delimiter = delimiter(line, close + quote.length());
    if (delimiter < 0) {
      throw lines.failure("key-value delimiter not found", ": " + line);
    }
    return new IniName(GoSpace.trim(line.substring(start, close)), delimiter + 1);
  }

  private static IniName plain(String line, IniLines lines) {
    int delimiter = delimiter(line, 0);
    if (delimiter < 0) {
      throw lines.failure("key-value delimiter not found", ": " + line);
    }
    if (delimiter == 0) {
      throw lines.failure("empty key name", ": " + line);
    }
    return new IniName(GoSpace.trim(line.substring(0, delimiter)), delimiter + 1);
  }

  private static String quote(String line) {
    char first = line.charAt(0);
    if (first == '"') {
      return line.startsWith(TRIPLE) && Utf8.encode(line).length > 6 ? TRIPLE : "\"";
    }
    return first == '`' ? "`" : "";
  }

  private static int delimiter(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      if (line.charAt(i) == '=' || line.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }
}
