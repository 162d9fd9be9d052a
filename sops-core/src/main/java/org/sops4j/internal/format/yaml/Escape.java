package org.sops4j.internal.format.yaml;

/** Reads an escape sequence of a scalar in double quotes. */
final class Escape {
  private static final String NAMES = "0abt\tnvfre \"'\\N_LP";
  private static final String VALUES =
      "\0\u0007\b\t\t\n\u000b\f\r\u001b \"'\\\u0085\u00a0\u2028\u2029";

  private Escape() {}

  /** Reads the sequence whose backslash is at the cursor. */
  static void read(Cursor in, ByteText out, int contextLine) {
    int letter = in.peek(1);
    int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (digits > 0) {
      in.pos += 2;
      out.appendCodePoint(hexadecimal(in, digits, contextLine));
      return;
    }
    int known = letter > 0 ? NAMES.indexOf(letter) : -1;
    if (known < 0) {
      throw SyntaxError.ofToken(in, "found unknown escape character", contextLine);
    }
    out.appendCodePoint(VALUES.charAt(known));
    in.pos += 2;
  }

  private static int hexadecimal(Cursor in, int digits, int contextLine) {
    long code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = digit(in.peek(i));
      if (digit < 0) {
        throw SyntaxError.ofToken(in, "did not find expected hexdecimal number", contextLine);
      }
      code = (code << 4) | digit;
    }
    if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
      throw SyntaxError.ofToken(in, "found invalid Unicode character escape code", contextLine);
    }
    in.pos += digits;
    return (int) code;
  }

  static int digit(int c) {
    return c >= 0 ? Character.digit((char) c, 16) : -1;
  }
}
