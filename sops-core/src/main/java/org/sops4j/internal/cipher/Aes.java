package org.sops4j.internal.cipher;

import java.util.Arrays;

/** The block cipher AES (FIPS 197), in the one direction that GCM needs. */
final class Aes {
  static final int BLOCK = 16;

  private static final int COLUMNS = 4;

  /** What a byte becomes in {@code SubBytes}, {@code ShiftRows} and {@code MixColumns}, by row. */
  private static final int[][] TABLES = tables();

  private final int[] keys;
  private int[] state = new int[COLUMNS];
  private int[] next = new int[COLUMNS];

  /**
   * Makes a cipher.
   *
   * @param key 16, 24 or 32 bytes
   */
  Aes(byte[] key) {
    int words = key.length / 4;
    keys = new int[COLUMNS * (words + 7)];
    int constant = 1;
    for (int i = 0; i < keys.length; i++) {
      if (i < words) {
        keys[i] = word(key, 4 * i);
        continue;
      }
      int word = keys[i - 1];
      if (i % words == 0) {
        word = substitute(word << 8 | word >>> 24) ^ constant << 24;
        constant = twice(constant);
      } else if (words > 6 && i % words == 4) {
        word = substitute(word);
      }
      keys[i] = keys[i - words] ^ word;
    }
  }

  /** Enciphers a block, perhaps in place. */
  void encrypt(byte[] in, int inAt, byte[] out, int outAt) {
    for (int i = 0; i < COLUMNS; i++) {
      state[i] = word(in, inAt + 4 * i) ^ keys[i];
    }
    int last = keys.length - COLUMNS;
    for (int round = COLUMNS; round < last; round += COLUMNS) {
      round(round);
    }
    for (int i = 0; i < COLUMNS; i++) {
      int word = substitute(shifted(i)) ^ keys[last + i];
      for (int row = 0; row < 4; row++) {
        out[outAt + 4 * i + row] = (byte) (word >>> 24 - 8 * row);
      }
    }
  }

  void wipe() {
    Arrays.fill(keys, 0);
    Arrays.fill(state, 0);
    Arrays.fill(next, 0);
  }

  private void round(int round) {
    for (int i = 0; i < COLUMNS; i++) {
      next[i] =
          TABLES[0][state[i] >>> 24]
              ^ TABLES[1][state[i + 1 & 3] >>> 16 & 0xFF]
              ^ TABLES[2][state[i + 2 & 3] >>> 8 & 0xFF]
              ^ TABLES[3][state[i + 3 & 3] & 0xFF]
              ^ keys[round + i];
    }
    int[] spare = state;
    state = next;
    next = spare;
  }

  /** A column after {@code ShiftRows}. */
  private int shifted(int column) {
    return state[column] & 0xFF000000
        | state[column + 1 & 3] & 0xFF0000
        | state[column + 2 & 3] & 0xFF00
        | state[column + 3 & 3] & 0xFF;
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  private static int substitute(int word) {
    return box(word >>> 24) << 24
        | box(word >>> 16 & 0xFF) << 16
        | box(word >>> 8 & 0xFF) << 8
        | box(word & 0xFF);
  }

  /** The substitution of a byte, which the tables hold twice as it is. */
  private static int box(int value) {
    return TABLES[0][value] >>> 8 & 0xFF;
  }

  private static int twice(int value) {
    return value << 1 ^ (value >>> 7) * 0x11B;
  }

  private static int[][] tables() {
    int[][] tables = new int[4][256];
    // All values but zero are powers of 3; its inverse is 0xF6, so the two run against each other.
    int power = 1;
    int inverse = 1;
    for (int i = 0; i < 255; i++) {
      fill(tables, power, affine(inverse));
      power ^= twice(power);
      inverse ^= inverse << 1;
      inverse ^= inverse << 2;
      inverse = (inverse ^ inverse << 4) & 0xFF;
      inverse ^= (inverse >>> 7) * 9;
    }
    fill(tables, 0, affine(0));
    return tables;
  }

  private static int affine(int inverse) {
    int spread = inverse ^ inverse << 1 ^ inverse << 2 ^ inverse << 3 ^ inverse << 4;
    return (spread ^ spread >>> 8) & 0xFF ^ 0x63;
  }

  private static void fill(int[][] tables, int value, int box) {
    int word = twice(box) << 24 | box << 16 | box << 8 | twice(box) ^ box;
    for (int row = 0; row < 4; row++) {
      tables[row][value] = word;
      word = word >>> 8 | word << 24;
    }
  }
}
