package org.sops4j.internal.format.yaml;

import org.sops4j.internal.text.Utf8Output;

/** Quoted scalars. */
final class Quotes {
  private static final String ESCAPED =
      "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029";
  private static final String LETTERS = "0abtnvfre\"\\N_LP";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Quotes() {}

  /** Writes single quotes; further lines, after U+2028 and U+2029 only, start at a column. */
  static void singleQuoted(Utf8Output out, String text, int indent) {
    out.ascii('\'');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i > 0 && Breaks.isBreak(text.charAt(i - 1)) && !Breaks.isBreak(c)) {
        out.text(text, from, i).spaces(indent);
        from = i;
      }
      if (c == '\'') {
        out.text(text, from, i).ascii('\'');
        from = i;
      }
    }
    out.text(text, from, text.length()).ascii('\'');
  }

  /** Writes double quotes; text that starts with a byte order mark is escaped throughout. */
  static void doubleQuoted(Utf8Output out, String text) {
    boolean all = !text.isEmpty() && text.charAt(0) == '\uFEFF';
    out.ascii('"');
    int from = 0;
    int i = 0;
    while (i < text.length()) {
      int code = text.codePointAt(i);
      int next = i + Character.charCount(code);
      if (all || mustEscape(code)) {
        out.text(text, from, i);
        escape(out, code);
        from = next;
      }
      i = next;
    }
    out.text(text, from, text.length()).ascii('"');
  }

  private static boolean mustEscape(int code) {
    if (code < 0x80) {
      return code < ' ' || code == 0x7F || code == '"' || code == '\\';
    }
    return code < 0xA0 || code == 0x2028 || code == 0x2029 || code == 0xFEFF || code >= 0xFFFE;
  }

  private static void escape(Utf8Output out, int code) {
    out.ascii('\\');
    int known = ESCAPED.indexOf(code);
    if (known >= 0) {
      out.ascii(LETTERS.charAt(known));
    } else if (code <= 0xFF) {
      hex(out.ascii('x'), code, 2);
    } else if (code <= 0xFFFF) {
      hex(out.ascii('u'), code, 4);
    } else {
      hex(out.ascii('U'), code, 8);
    }
  }

  private static void hex(Utf8Output out, int code, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.ascii(HEX[(code >> shift) & 0xF]);
    }
  }
}
