package org.sops4j.cli.text;

/** Text in double quotes as Go's {@code %q} prints it (cli.md section 0). */
public final class GoText {
  private static final String HEX = "0123456789abcdef";

  private GoText() {}

  /**
   * Quotes text.
   *
   * @param text any text
   * @return the text in quotes, with escapes for what cannot be printed
   */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int code = text.codePointAt(i);
      i += Character.charCount(code);
      append(out, code);
    }
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int code) {
    switch (code) {
      case '"', '\\' -> out.append('\\').append((char) code);
      case 0x07 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case 0x0B -> out.append("\\v");
      default -> appendOther(out, code);
    }
  }

  private static void appendOther(StringBuilder out, int code) {
    if (code >= 0xDC80 && code <= 0xDCFF) {
      appendHex(out.append("\\x"), code & 0xFF, 2); // a byte that is not UTF-8, see Utf8
    } else if (isPrintable(code)) {
      out.appendCodePoint(code);
    } else if (code < 0x80) {
      appendHex(out.append("\\x"), code, 2);
    } else if (code < 0x10000) {
      appendHex(out.append("\\u"), code, 4);
    } else {
      appendHex(out.append("\\U"), code, 8);
    }
  }

  private static boolean isPrintable(int code) {
    if (code == ' ') {
      return true;
    }
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void appendHex(StringBuilder out, int value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(value >> shift & 15));
    }
  }
}
