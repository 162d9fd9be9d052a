package org.sops4j.age.internal.crypto;

/**
 * Poly1305 (RFC 8439) over whole blocks of 16 bytes: the text as number to the base 2^128, with the
 * key for its base, modulo 2^130 - 5. Numbers are five digits of 26 bits, so that no product of two
 * overflows and nothing depends on their values.
 */
final class Poly1305 {
  static final int BLOCK = 16;

  private static final int DIGITS = 5;
  private static final int BITS = 26;
  private static final long MASK = (1L << BITS) - 1;

  private final long[] base;
  private final long[] sum = new long[DIGITS];
  private final byte[] key;

  /**
   * Begins a text.
   *
   * @param key 32 bytes, never used before
   */
  Poly1305(byte[] key) {
    byte[] clamped = key.clone();
    for (int i = 3; i < BLOCK; i += 4) {
      clamped[i] &= 0x0F;
    }
    for (int i = 4; i < BLOCK; i += 4) {
      clamped[i] &= (byte) 0xFC;
    }
    this.base = digits(clamped, 0, 0);
    this.key = clamped;
  }

  /** Adds a block. */
  void update(byte[] text, int at) {
    long[] block = digits(text, at, 1);
    for (int i = 0; i < DIGITS; i++) {
      sum[i] += block[i];
    }
    long[] product = new long[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      for (int j = 0; j < DIGITS; j++) {
        // What is beyond 2^130 counts five times.
        long factor = i + j < DIGITS ? base[j] : 5 * base[j];
        product[(i + j) % DIGITS] += sum[i] * factor;
      }
    }
    System.arraycopy(product, 0, sum, 0, DIGITS);
    carry();
    carry();
  }

  /** Returns the tag of all blocks. */
  byte[] tag() {
    carry();
    reduce();
    long[] rest = digits(key, BLOCK, 0);
    long carried = 0;
    for (int i = 0; i < DIGITS; i++) {
      carried += sum[i] + rest[i];
      sum[i] = carried & MASK;
      carried >>>= BITS;
    }
    byte[] tag = new byte[BLOCK];
    for (int bit = 0; bit < 8 * BLOCK; bit += 8) {
      int digit = bit / BITS;
      long two = sum[digit] | (digit + 1 < DIGITS ? sum[digit + 1] << BITS : 0);
      tag[bit / 8] = (byte) (two >>> bit % BITS);
    }
    return tag;
  }

  private void carry() {
    long carried = 0;
    for (int i = 0; i < DIGITS; i++) {
      sum[i] += carried;
      carried = sum[i] >>> BITS;
      sum[i] &= MASK;
    }
    sum[0] += 5 * carried;
  }

  /** Takes the modulus away, if the sum reaches it, without a branch. */
  private void reduce() {
    carry();
    long[] less = new long[DIGITS];
    long carried = 5;
    for (int i = 0; i < DIGITS; i++) {
      carried += sum[i];
      less[i] = carried & MASK;
      carried >>>= BITS;
    }
    long reached = -carried; // all ones if adding 5 went beyond 2^130
    for (int i = 0; i < DIGITS; i++) {
      sum[i] = sum[i] & ~reached | less[i] & reached;
    }
  }

  /** The 16 bytes as a number, the least first, with one more bit or byte on top. */
  private static long[] digits(byte[] bytes, int at, int top) {
    long[] digits = new long[DIGITS];
    for (int i = 0; i <= BLOCK; i++) {
      long value = i < BLOCK ? bytes[at + i] & 0xFF : top;
      int bit = 8 * i;
      int digit = bit / BITS;
      long shifted = value << bit % BITS;
      digits[digit] |= shifted & MASK;
      if (digit + 1 < DIGITS) {
        digits[digit + 1] |= shifted >>> BITS;
      }
    }
    return digits;
  }
}
