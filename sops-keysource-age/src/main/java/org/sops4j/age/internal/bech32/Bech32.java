package org.sops4j.age.internal.bech32;

import java.util.Arrays;
import org.sops4j.age.internal.AgeException;

/** Bech32 of BIP 173 without its limit of 90 characters (keysources.md section 2.1). */
public final class Bech32 {
  private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int CHECKSUM = 6;
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private Bech32() {}

  /**
   * What a text stands for.
   *
   * @param prefix the part that people can read, in the case in which it was written
   * @param data the bytes, perhaps secret
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Decoded(String prefix, byte[] data) {}

  /**
   * Decodes a text.
   *
   * @param text the text, all in one case
   * @return prefix and bytes
   * @throws AgeException if it is not Bech32
   */
  public static Decoded decode(String text) throws AgeException {
    if (isMixedCase(text)) {
      throw new AgeException("mixed case");
    }
    int separator = text.lastIndexOf('1');
    int length = bytes(text, text.length());
    int place = separator < 0 ? -1 : bytes(text, separator);
    if (place < 1 || place + 1 + CHECKSUM > length) {
      throw new AgeException("separator '1' at invalid position: pos=" + place + ", len=" + length);
    }
    String prefix = text.substring(0, separator);
    checkPrefix(prefix);
    byte[] digits = digits(text, separator + 1);
    try {
      if (checksum(prefix, digits) != 1) {
        throw new AgeException("invalid checksum");
      }
      return new Decoded(prefix, Digits.toBytes(digits, digits.length - CHECKSUM));
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }

  /**
   * Encodes bytes in lower case.
   *
   * @param prefix the part that people can read, in lower case
   * @param data the bytes
   * @return the text
   */
  public static String encode(String prefix, byte[] data) {
    byte[] digits = Digits.ofBytes(data, CHECKSUM);
    int checksum = checksum(prefix, digits) ^ 1;
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (int i = 0; i < CHECKSUM; i++) {
      digits[digits.length - CHECKSUM + i] = (byte) ((checksum >> (5 * (CHECKSUM - 1 - i))) & 31);
    }
    for (byte digit : digits) {
      text.append(DIGITS.charAt(digit));
    }
    Arrays.fill(digits, (byte) 0);
    return text.toString();
  }

  /** Counts the UTF-8 bytes of the beginning of a text without making them. */
  private static int bytes(String text, int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80 || (c >= 0xDC80 && c <= 0xDCFF)) { // the latter is one byte, see Utf8
        count++;
      } else {
        count += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return count;
  }

  private static boolean isMixedCase(String text) {
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower |= Character.toUpperCase(c) != c;
      upper |= Character.toLowerCase(c) != c;
    }
    return lower && upper;
  }

  private static void checkPrefix(String prefix) throws AgeException {
    int place = 0; // counted in bytes
    for (int i = 0; i < prefix.length(); i++) {
      int code = prefix.codePointAt(i);
      if (code < 33 || code > 126) {
        throw new AgeException(
            "invalid character human-readable part: s[" + place + "]=" + shown(code));
      }
      place++;
    }
  }

  private static byte[] digits(String text, int start) throws AgeException {
    byte[] digits = new byte[text.length() - start];
    for (int i = 0; i < digits.length; i++) {
      int code = Character.toLowerCase(text.codePointAt(start + i));
      int digit = DIGITS.indexOf(code);
      if (digit < 0) {
        Arrays.fill(digits, (byte) 0);
        throw new AgeException("invalid character data part: s[" + i + "]=" + shown(code));
      }
      digits[i] = (byte) digit;
    }
    return digits;
  }

  /** A byte that is not UTF-8 is shown as the replacement character. */
  private static int shown(int code) {
    return code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code;
  }

  private static int checksum(String prefix, byte[] digits) {
    int sum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum) ^ (Character.toLowerCase(prefix.charAt(i)) >> 5);
    }
    sum = step(sum);
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum) ^ (Character.toLowerCase(prefix.charAt(i)) & 31);
    }
    for (byte digit : digits) {
      sum = step(sum) ^ digit;
    }
    return sum;
  }

  private static int step(int sum) {
    int next = (sum & 0x1ffffff) << 5;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((sum >>> (25 + i) & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
