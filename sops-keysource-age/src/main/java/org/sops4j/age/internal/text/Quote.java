package org.sops4j.age.internal.text;

import org.sops4j.tree.Utf8;

/** Quotes input as the reference prints it in messages (cli.md section 0). */
public final class Quote {
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";
  private static final String LETTERS = "abfnrtv\\\"";

  private Quote() {}

  /**
   * Quotes bytes of the input.
   *
   * @param bytes any bytes
   * @return the text in double quotes, with everything unprintable escaped
   */
  public static String quote(byte[] bytes) {
    return quote(Utf8.decode(bytes));
  }

  /**
   * Quotes text.
   *
   * @param text any text
   * @return the text in double quotes, with everything unprintable escaped
   */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    int i = 0;
    while (i < text.length()) {
      int code = text.codePointAt(i);
      i += Character.charCount(code);
      append(out, code);
    }
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int code) {
    int special = ESCAPED.indexOf(code);
    if (special >= 0) {
      out.append('\\').append(LETTERS.charAt(special));
    } else if (code >= 0xDC80 && code <= 0xDCFF) { // a byte that is not UTF-8, see Utf8
      hex(out.append("\\x"), code - 0xDC00, 2);
    } else if (isPrintable(code)) {
      out.appendCodePoint(code);
    } else if (code < 0x80) {
      hex(out.append("\\x"), code, 2);
    } else if (code < 0x10000) {
      hex(out.append("\\u"), code, 4);
    } else {
      hex(out.append("\\U"), code, 8);
    }
  }

  private static void hex(StringBuilder out, int code, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(Character.forDigit((code >> shift) & 15, 16));
    }
  }

  private static boolean isPrintable(int code) {
    switch (Character.getType(code)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      case Character.SPACE_SEPARATOR:
        return code == ' ';
      default:
        return true;
    }
  }
}
