package org.sops4j.internal.cipher;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Base64 as the reference reads it: standard alphabet, padding required, line breaks skipped,
 * unused bits ignored (format.md section 2.1). {@link java.util.Base64} differs on each of these,
 * and does not work on parts of arrays.
 */
final class GoBase64 {
  private static final byte[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  /** What each byte stands for; -1 for those outside of the alphabet. */
  private static final byte[] VALUES = values();

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length; i++) {
      values[ALPHABET[i]] = (byte) i;
    }
    return values;
  }

  private final byte[] text;
  private final int from;
  private final int to;
  private final byte[] out;
  private int at;
  private int size;

  private GoBase64(byte[] text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.at = from;
    this.out = new byte[(to - from) / 4 * 3 + 3];
  }

  /**
   * Decodes a part of a text.
   *
   * @param text ASCII, usually
   * @param from where the part starts
   * @param to where it ends
   * @return the bytes
   * @throws MalformedValueException with the offset of the first illegal byte in the part
   */
  static byte[] decode(byte[] text, int from, int to) throws MalformedValueException {
    byte[] out = decodeOrdinary(text, from, to);
    return out == null ? new GoBase64(text, from, to).decodeSlowly() : out;
  }

  /** Decodes whole groups without anything between them; null if there is more to look at. */
  private static byte @Nullable [] decodeOrdinary(byte[] text, int from, int to) {
    int length = to - from;
    if (length == 0 || length % 4 != 0) {
      return null;
    }
    int padding = text[to - 1] != '=' ? 0 : text[to - 2] != '=' ? 1 : 2;
    byte[] out = new byte[length / 4 * 3 - padding];
    int whole = out.length / 3 * 3;
    int at = from;
    int seen = 0; // all values or-ed together: negative if one is not of the alphabet
    for (int size = 0; size < whole; size += 3) {
      int bits = group(text, at);
      seen |= bits;
      out[size] = (byte) (bits >> 16);
      out[size + 1] = (byte) (bits >> 8);
      out[size + 2] = (byte) bits;
      at += 4;
    }
    if (padding > 0) {
      int third = padding == 2 ? 0 : value(text[at + 2]);
      int bits = value(text[at]) << 18 | value(text[at + 1]) << 12 | third << 6;
      seen |= bits;
      out[whole] = (byte) (bits >> 16);
      if (padding == 1) {
        out[whole + 1] = (byte) (bits >> 8);
      }
    }
    return seen < 0 ? null : out;
  }

  private static int group(byte[] text, int at) {
    return value(text[at]) << 18
        | value(text[at + 1]) << 12
        | value(text[at + 2]) << 6
        | value(text[at + 3]);
  }

  private static int value(byte c) {
    return VALUES[c & 0xFF];
  }

  /**
   * Encodes bytes.
   *
   * @param bytes the bytes
   * @param length how many of them, from the first on
   * @param out where the text goes
   * @param outFrom where it begins there
   * @return where it ends there
   */
  static int encode(byte[] bytes, int length, byte[] out, int outFrom) {
    int at = 0;
    int end = outFrom;
    for (; at <= length - 3; at += 3) {
      int bits = (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
      out[end] = ALPHABET[bits >> 18];
      out[end + 1] = ALPHABET[bits >> 12 & 0x3F];
      out[end + 2] = ALPHABET[bits >> 6 & 0x3F];
      out[end + 3] = ALPHABET[bits & 0x3F];
      end += 4;
    }
    if (at < length) {
      boolean two = length - at == 2;
      int bits = (bytes[at] & 0xFF) << 16 | (two ? (bytes[at + 1] & 0xFF) << 8 : 0);
      out[end] = ALPHABET[bits >> 18];
      out[end + 1] = ALPHABET[bits >> 12 & 0x3F];
      out[end + 2] = two ? ALPHABET[bits >> 6 & 0x3F] : (byte) '=';
      out[end + 3] = '=';
      end += 4;
    }
    return end;
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
      if (at == to) {
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
      int value = value(c);
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
      if (at == to) {
        throw illegal(to);
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
    if (at < to) {
      throw illegal(at);
    }
  }

  private void skipLineBreaks() {
    while (at < to && (text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
  }

  private MalformedValueException illegal(int place) {
    return new MalformedValueException("illegal base64 data at input byte " + (place - from));
  }
}
