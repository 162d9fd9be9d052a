package org.sops4j.internal.cipher;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 as the reference reads it: standard alphabet, padding required, line breaks skipped,
 * unused bits ignored (format.md section 2.1). {@link java.util.Base64} differs on each of these,
 * but agrees on ordinary text and is several times faster, so it goes first.
 */
final class GoBase64 {
  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      VALUES[alphabet.charAt(i)] = (byte) i;
    }
  }

  private final byte[] text;
  private final byte[] out;
  private int at;
  private int size;

  private GoBase64(byte[] text) {
    this.text = text;
    this.out = new byte[text.length / 4 * 3 + 3];
  }

  /**
   * Decodes text.
   *
   * @param text ASCII, usually
   * @return the bytes
   * @throws MalformedValueException with the offset of the first illegal byte
   */
  static byte[] decode(byte[] text) throws MalformedValueException {
    if (text.length % 4 == 0 && isOrdinary(text)) {
      return Base64.getDecoder().decode(text);
    }
    return new GoBase64(text).decodeSlowly();
  }

  private static boolean isOrdinary(byte[] text) {
    int end = text.length;
    for (int i = 0; i < 2 && end > 0 && text[end - 1] == '='; i++) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (text[i] < 0 || VALUES[text[i]] < 0) {
        return false;
      }
    }
    return end % 4 != 1;
  }

  private byte[] decodeSlowly() throws MalformedValueException {
    while (decodeGroup()) {
      // one group of four characters a turn
    }
    return Arrays.copyOf(out, size);
  }

  /** Returns false at the end of the text. */
  private boolean decodeGroup() throws MalformedValueException {
    int bits = 0;
    int count = 0;
    while (count < 4) {
      skipLineBreaks();
      if (at == text.length) {
        if (count == 0) {
          return false;
        }
        throw illegal(at - count);
      }
      byte c = text[at++];
      if (c == '=') {
        finish(bits, count);
        return false;
      }
      int value = c < 0 ? -1 : VALUES[c];
      if (value < 0) {
        throw illegal(at - 1);
      }
      bits = bits << 6 | value;
      count++;
    }
    out[size++] = (byte) (bits >> 16);
    out[size++] = (byte) (bits >> 8);
    out[size++] = (byte) bits;
    return true;
  }

  /** Takes the padding after two or three characters; nothing may follow it. */
  private void finish(int bits, int count) throws MalformedValueException {
    if (count < 2) {
      throw illegal(at - 1);
    }
    if (count == 2) {
      skipLineBreaks();
      if (at == text.length) {
        throw illegal(text.length);
      }
      if (text[at] != '=') {
        throw illegal(at - 1);
      }
      at++;
      out[size++] = (byte) (bits >> 4);
    } else {
      out[size++] = (byte) (bits >> 10);
      out[size++] = (byte) (bits >> 2);
    }
    skipLineBreaks();
    if (at < text.length) {
      throw illegal(at);
    }
  }

  private void skipLineBreaks() {
    while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
  }

  private static MalformedValueException illegal(int offset) {
    return new MalformedValueException("illegal base64 data at input byte " + offset);
  }
}
