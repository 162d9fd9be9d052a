package org.sops4j.internal.format.yaml;

import org.sops4j.internal.text.Utf8Output;

/** Literal block scalars. */
final class Literal {
  private Literal() {}

  /**
   * Tells whether the reference would read something else than this string from the block that it
   * writes: then quotes are the better choice, though not what the reference writes.
   */
  static boolean isMisread(String text, boolean digitFits, boolean asKey) {
    char first = text.charAt(0);
    if (first == '\t') {
      return true;
    }
    if (!asKey && endsInForeignBreaks(text)) {
      return true;
    }
    return !digitFits && needsDigit(text) && !isBreaksOnly(text);
  }

  /** Writes the indicators: how far the content is indented, and how it ends. */
  static void header(Utf8Output out, String text, int step) {
    out.ascii('|');
    if (needsDigit(text)) {
      out.ascii((char) ('0' + step));
    }
    int length = text.length();
    if (!Breaks.isBreak(text.charAt(length - 1))) {
      out.ascii('-');
    } else if (length == 1 || Breaks.isBreak(text.charAt(length - 2))) {
      out.ascii('+');
    }
  }

  /** Writes the lines and the end of the last one; empty lines carry no blanks. */
  static void content(Utf8Output out, String text, int indent) {
    int from = 0;
    while (from < text.length()) {
      int to = Breaks.endOfLine(text, from);
      if (!Breaks.isBreak(text.charAt(from))) {
        out.spaces(indent);
      }
      out.text(text, from, to);
      from = to;
    }
    if (!Breaks.isBreak(text.charAt(text.length() - 1))) {
      out.ascii('\n');
    }
  }

  private static boolean endsInForeignBreaks(String text) {
    int last = text.length() - 1;
    char c = text.charAt(last);
    return c != '\n' && Breaks.isBreak(c) && last > 0 && Breaks.isBreak(text.charAt(last - 1));
  }

  private static boolean needsDigit(String text) {
    char first = text.charAt(0);
    return first == ' ' || Breaks.isBreak(first);
  }

  private static boolean isBreaksOnly(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Breaks.isBreak(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
