package org.sops4j.internal.format.json;

import org.sops4j.internal.text.ByteOutput;

/** Writes strings with the reference's escapes, straight from their bytes. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  /** The bytes that are written as they are, without a look at those around them. */
  private static final boolean[] PLAIN = plain();

  private JsonText() {}

  private static boolean[] plain() {
    boolean[] table = new boolean[256];
    for (int c = ' '; c < 0x80; c++) {
      table[c] = "\"\\<>&".indexOf(c) < 0;
    }
    return table;
  }

  /**
   * Writes a string in quotes.
   *
   * @param out where to
   * @param text the bytes; what is not UTF-8 is written as {@code U+FFFD}, escaped
   */
  static void write(ByteOutput out, byte[] text) {
    out.write('"');
    int start = 0;
    int i = 0;
    while (i < text.length) {
      if (PLAIN[text[i] & 0xFF]) {
        i++;
        continue;
      }
      int length = sequence(text, i);
      if (length > 0 && !isSeparator(text, i, length)) {
        i += length;
        continue;
      }
      out.write(text, start, i);
      i += escape(out, text, i);
      start = i;
    }
    out.write(text, start, text.length);
    out.write('"');
  }

  /** Line separator and paragraph separator end lines in JavaScript. */
  private static boolean isSeparator(byte[] text, int i, int length) {
    return length == 3
        && text[i] == (byte) 0xE2
        && text[i + 1] == (byte) 0x80
        && (text[i + 2] & 0xFE) == 0xA8;
  }

  /** Returns the length of the valid sequence of UTF-8 that starts here, or 0. */
  private static int sequence(byte[] text, int i) {
    int b = text[i] & 0xFF;
    int length = b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    if (length == 0 || text.length - i < length) {
      return 0;
    }
    int second = text[i + 1] & 0xFF;
    int least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80; // no longer than needed
    int most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF; // no surrogates, not above U+10FFFF
    if (second < least || second > most) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((text[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Writes the escape of the character here; returns how many bytes it has. */
  private static int escape(ByteOutput out, byte[] text, int i) {
    int b = text[i] & 0xFF;
    out.write('\\');
    int letter = "\"\\\b\f\n\r\t".indexOf(b);
    if (letter >= 0) {
      out.write("\"\\bfnrt".charAt(letter));
      return 1;
    }
    if (b < 0x80) {
      out.ascii("u00");
      out.write(HEX.charAt(b >> 4));
      out.write(HEX.charAt(b & 0xF));
      return 1;
    }
    if (isSeparator(text, i, sequence(text, i))) {
      out.ascii(text[i + 2] == (byte) 0xA8 ? "u2028" : "u2029");
      return 3;
    }
    out.ascii("ufffd");
    return 1;
  }
}
