package org.sops4j.internal.format.yaml;

/** What stands in a string, as far as it decides how the string is written. */
final class Traits {
  /** A byte that is not UTF-8. */
  static final int INVALID = 1;

  static final int LINE_FEED = 1 << 1;

  /** Any line break, those beyond ASCII included. */
  static final int BREAK = 1 << 2;

  static final int TAB = 1 << 3;

  /** A character that is not printable, the tab aside. */
  static final int SPECIAL = 1 << 4;

  static final int SPACE_BREAK = 1 << 5;
  static final int BREAK_SPACE = 1 << 6;
  static final int LEADING_SPACE = 1 << 7;
  static final int TRAILING_SPACE = 1 << 8;

  /** Something that would mean something else in a plain scalar. */
  static final int INDICATOR = 1 << 9;

  private static final String FIRST = "#,[]{}&*!|>'\"%@`";

  private Traits() {}

  static boolean has(int traits, int some) {
    return (traits & some) != 0;
  }

  static int of(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    int traits = ofFirst(text);
    char last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || c == ':' || c == '#') {
        traits |= at(text, i, last);
      }
      if (last == ' ' && Breaks.isBreak(c)) {
        traits |= SPACE_BREAK;
      }
      last = c;
    }
    return last == ' ' ? traits | TRAILING_SPACE : traits;
  }

  private static int ofFirst(String text) {
    char c = text.charAt(0);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      return 0;
    }
    if (c == ' ') {
      return LEADING_SPACE;
    }
    boolean taken =
        FIRST.indexOf(c) >= 0
            || ((c == '?' || c == ':' || c == '-') && isBlankOrEnd(text, 1))
            || text.startsWith("---")
            || text.startsWith("...");
    return taken ? INDICATOR : 0;
  }

  private static int at(String text, int i, char last) {
    char c = text.charAt(i);
    switch (c) {
      case ' ':
        return i > 0 && Breaks.isBreak(last) ? BREAK_SPACE : 0;
      case ':':
        return isBlankOrEnd(text, i + 1) ? INDICATOR : 0;
      case '#':
        return i > 0 && (last == ' ' || last == '\t') ? INDICATOR : 0;
      case '\t':
        return TAB;
      case '\n':
        return LINE_FEED | BREAK;
      case '\r', '\u0085':
        return BREAK | SPECIAL;
      case '\u2028', '\u2029':
        return BREAK;
      default:
        return beyondAscii(text, i);
    }
  }

  private static int beyondAscii(String text, int i) {
    char c = text.charAt(i);
    if (c < 0xA0 || c == '\uFEFF' || c >= '\uFFFE') {
      return SPECIAL;
    }
    if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
      return 0;
    }
    if (Character.charCount(text.codePointAt(i)) == 2) {
      return SPECIAL;
    }
    boolean second = Character.isLowSurrogate(c) && i > 0 && isHigh(text.charAt(i - 1));
    return !second && c >= '\uDC80' && c <= '\uDCFF' ? INVALID : 0;
  }

  private static boolean isHigh(char c) {
    return Character.isHighSurrogate(c);
  }

  private static boolean isBlankOrEnd(String text, int i) {
    if (i >= text.length()) {
      return true;
    }
    char c = text.charAt(i);
    return c == ' ' || c == '\t' || Breaks.isBreak(c);
  }
}
