package org.sops4j.internal.format.yaml;

/** Line breaks of YAML 1.1. */
final class Breaks {
  private Breaks() {}

  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** Returns where the line that starts at a place ends, its break included. */
  static int endOfLine(String text, int from) {
    int i = from;
    while (i < text.length()) {
      if (isBreak(text.charAt(i++))) {
        break;
      }
    }
    return i;
  }

  /** Puts text on one line. */
  static String blanked(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (isBreak(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }
}
