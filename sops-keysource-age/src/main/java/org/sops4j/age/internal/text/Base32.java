package org.sops4j.age.internal.text;

/** Base32 of RFC 4648 for lengths that need no padding. */
public final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /**
   * Encodes bytes.
   *
   * @param bytes the bytes, a multiple of five
   * @return the text
   */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      bits = ((bits << 8) | (b & 0xFF)) & 0xFFFF;
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(ALPHABET.charAt((bits >> held) & 31));
      }
    }
    return text.toString();
  }
}
