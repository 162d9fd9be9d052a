package org.sops4j.internal.cipher;

import java.util.Arrays;

/** SHA-512 (FIPS 180-4). */
final class Sha512 {
  private static final int BLOCK = 128;
  private static final int ROUNDS = 80;

  private static final long[] CONSTANTS = {
    0x428a2f98d728ae22L, 0x7137449123ef65cdL, 0xb5c0fbcfec4d3b2fL, 0xe9b5dba58189dbbcL,
    0x3956c25bf348b538L, 0x59f111f1b605d019L, 0x923f82a4af194f9bL, 0xab1c5ed5da6d8118L,
    0xd807aa98a3030242L, 0x12835b0145706fbeL, 0x243185be4ee4b28cL, 0x550c7dc3d5ffb4e2L,
    0x72be5d74f27b896fL, 0x80deb1fe3b1696b1L, 0x9bdc06a725c71235L, 0xc19bf174cf692694L,
    0xe49b69c19ef14ad2L, 0xefbe4786384f25e3L, 0x0fc19dc68b8cd5b5L, 0x240ca1cc77ac9c65L,
    0x2de92c6f592b0275L, 0x4a7484aa6ea6e483L, 0x5cb0a9dcbd41fbd4L, 0x76f988da831153b5L,
    0x983e5152ee66dfabL, 0xa831c66d2db43210L, 0xb00327c898fb213fL, 0xbf597fc7beef0ee4L,
    0xc6e00bf33da88fc2L, 0xd5a79147930aa725L, 0x06ca6351e003826fL, 0x142929670a0e6e70L,
    0x27b70a8546d22ffcL, 0x2e1b21385c26c926L, 0x4d2c6dfc5ac42aedL, 0x53380d139d95b3dfL,
    0x650a73548baf63deL, 0x766a0abb3c77b2a8L, 0x81c2c92e47edaee6L, 0x92722c851482353bL,
    0xa2bfe8a14cf10364L, 0xa81a664bbc423001L, 0xc24b8b70d0f89791L, 0xc76c51a30654be30L,
    0xd192e819d6ef5218L, 0xd69906245565a910L, 0xf40e35855771202aL, 0x106aa07032bbd1b8L,
    0x19a4c116b8d2d0c8L, 0x1e376c085141ab53L, 0x2748774cdf8eeb99L, 0x34b0bcb5e19b48a8L,
    0x391c0cb3c5c95a63L, 0x4ed8aa4ae3418acbL, 0x5b9cca4f7763e373L, 0x682e6ff3d6b2b8a3L,
    0x748f82ee5defb2fcL, 0x78a5636f43172f60L, 0x84c87814a1f0ab72L, 0x8cc702081a6439ecL,
    0x90befffa23631e28L, 0xa4506cebde82bde9L, 0xbef9a3f7b2c67915L, 0xc67178f2e372532bL,
    0xca273eceea26619cL, 0xd186b8c721c0c207L, 0xeada7dd6cde0eb1eL, 0xf57d4f7fee6ed178L,
    0x06f067aa72176fbaL, 0x0a637dc5a2c898a6L, 0x113f9804bef90daeL, 0x1b710b35131c471bL,
    0x28db77f523047d84L, 0x32caab7b40c72493L, 0x3c9ebe0a15c9bebcL, 0x431d67c49c100d4cL,
    0x4cc5d4becb3e42b6L, 0x597f299cfc657e2aL, 0x5fcb6fab3ad6faecL, 0x6c44198c4a475817L
  };

  private final long[] state = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };
  private final long[] schedule = new long[ROUNDS];

  private Sha512() {}

  /**
   * Computes a hash.
   *
   * @param message any bytes
   * @param length how many of them
   * @return 64 bytes
   */
  static byte[] hash(byte[] message, int length) {
    byte[] padded = pad(message, length);
    Sha512 hash = new Sha512();
    for (int at = 0; at < padded.length; at += BLOCK) {
      hash.compress(padded, at);
    }
    Arrays.fill(padded, (byte) 0);
    Arrays.fill(hash.schedule, 0);
    return hash.bytes();
  }

  /** A bit, zeros, and the length in bits as the last sixteen bytes. */
  private static byte[] pad(byte[] message, int length) {
    byte[] padded = new byte[Math.addExact(length, 17 + BLOCK - 1) / BLOCK * BLOCK];
    System.arraycopy(message, 0, padded, 0, length);
    padded[length] = (byte) 0x80;
    long bits = length * 8L;
    for (int i = 1; i <= 8; i++) {
      padded[padded.length - i] = (byte) bits;
      bits >>>= 8;
    }
    return padded;
  }

  private void compress(byte[] block, int offset) {
    expand(block, offset);
    long[] x = state.clone();
    for (int i = 0; i < ROUNDS; i++) {
      // Instead of moving all eight words along, the place of the first moves back.
      int a = -i & 7;
      int b = 1 - i & 7;
      int c = 2 - i & 7;
      int d = 3 - i & 7;
      int e = 4 - i & 7;
      int f = 5 - i & 7;
      int g = 6 - i & 7;
      int h = 7 - i & 7;
      x[h] += rotate(x[e], 14) ^ rotate(x[e], 18) ^ rotate(x[e], 41);
      x[h] += (x[e] & x[f] ^ ~x[e] & x[g]) + CONSTANTS[i] + schedule[i];
      x[d] += x[h];
      x[h] += rotate(x[a], 28) ^ rotate(x[a], 34) ^ rotate(x[a], 39);
      x[h] += x[a] & x[b] ^ x[a] & x[c] ^ x[b] & x[c];
    }
    for (int i = 0; i < state.length; i++) {
      state[i] += x[i];
    }
  }

  private void expand(byte[] block, int offset) {
    for (int i = 0; i < 16; i++) {
      long word = 0;
      for (int j = 0; j < 8; j++) {
        word = word << 8 | block[offset + 8 * i + j] & 0xFF;
      }
      schedule[i] = word;
    }
    for (int i = 16; i < ROUNDS; i++) {
      long x = schedule[i - 15];
      long y = schedule[i - 2];
      long sigma0 = rotate(x, 1) ^ rotate(x, 8) ^ x >>> 7;
      long sigma1 = rotate(y, 19) ^ rotate(y, 61) ^ y >>> 6;
      schedule[i] = schedule[i - 16] + sigma0 + schedule[i - 7] + sigma1;
    }
  }

  private static long rotate(long word, int bits) {
    return word >>> bits | word << 64 - bits;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[8 * state.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (state[i / 8] >>> 56 - 8 * (i % 8));
    }
    return bytes;
  }
}
