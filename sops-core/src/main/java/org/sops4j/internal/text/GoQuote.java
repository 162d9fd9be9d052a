package org.sops4j.internal.text;

import org.sops4j.tree.Utf8;

/** Quotes text as the reference prints it in messages: Go's {@code %q} (cli.md section 0). */
public final class GoQuote {
  private GoQuote() {}

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
    int special = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(code);
    if (special >= 0) {
      out.append('\\').append("abfnrtv\\\"".charAt(special));
    } else if (code >= 0xDC80 && code <= 0xDCFF) { // a byte that is not UTF-8, see Utf8
      out.append(String.format("\\x%02x", Utf8.encode(Character.toString(code))[0] & 0xFF));
    } else if (isPrintable(code)) {
      out.appendCodePoint(code);
    } else if (code < 0x80) {
      out.append(String.format("\\x%02x", code));
    } else {
      out.append(code < 0x10000 ? String.format("\\u%04x", code) : String.format("\\U%08x", code));
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
