package org.sops4j.internal.cipher;

/**
 * The universal hash of AES in GCM mode (NIST SP 800-38D section 6.4), byte by byte with tables of
 * one key. The platform's own is out of reach but for whole messages, each of which sets it up
 * anew: for values of a few bytes that is most of the work.
 *
 * <p>Polynomials are held as the standard writes them: the first bit is the constant term.
 */
final class Ghash {
  static final int BLOCK = 16;

  /** What the modulus makes of the eight terms that a shift by a byte pushes out. */
  private static final long[] REDUCED = reduced();

  private static final long MODULUS = 0xE100000000000000L;

  /** The products of the key and each polynomial of eight terms, in two halves. */
  private final long[] products = new long[512];

  private long high;
  private long low;

  /**
   * Makes a hash.
   *
   * @param key an encrypted block of zeros
   */
  Ghash(byte[] key) {
    long first = Bytes.getLong(key, 0);
    long second = Bytes.getLong(key, 8);
    for (int term = 128; term > 0; term >>= 1) {
      products[2 * term] = first;
      products[2 * term + 1] = second;
      long carry = -(second & 1) & MODULUS;
      second = second >>> 1 | first << 63;
      first = first >>> 1 ^ carry;
    }
    for (int term = 2; term < 256; term <<= 1) {
      for (int rest = 1; rest < term; rest++) {
        products[2 * (term + rest)] = products[2 * term] ^ products[2 * rest];
        products[2 * (term + rest) + 1] = products[2 * term + 1] ^ products[2 * rest + 1];
      }
    }
  }

  private static long[] reduced() {
    long[] table = new long[256];
    for (int i = 0; i < table.length; i++) {
      long pushed = i;
      long result = 0;
      for (int bit = 0; bit < 8; bit++) {
        long carry = -(pushed & 1) & MODULUS;
        pushed >>>= 1;
        result = result >>> 1 ^ carry;
      }
      table[i] = result;
    }
    return table;
  }

  void reset() {
    high = 0;
    low = 0;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Adds bytes; the last block is filled up with zeros. */
  void update(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - BLOCK; at += BLOCK) {
      update(Bytes.getLong(bytes, at), Bytes.getLong(bytes, at + 8));
    }
    if (at < to) {
      int first = Math.min(8, to - at);
      update(Bytes.getLong(bytes, at, first), Bytes.getLong(bytes, at + first, to - at - first));
    }
  }

  /** Adds a block: multiplies the sum by the key. */
  void update(long first, long second) {
    long[] table = products;
    long a = 0;
    long b = 0;
    long word = low ^ second;
    for (int i = 0; i < BLOCK; i++) {
      if (i == 8) {
        word = high ^ first;
      }
      int product = (int) word << 1 & 0x1FE;
      long pushed = REDUCED[(int) b & 0xFF];
      b = (b >>> 8 | a << 56) ^ table[product + 1];
      a = a >>> 8 ^ pushed ^ table[product];
      word >>>= 8;
    }
    high = a;
    low = b;
  }
}
