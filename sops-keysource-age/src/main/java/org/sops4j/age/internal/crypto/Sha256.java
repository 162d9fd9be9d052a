package org.sops4j.age.internal.crypto;

import java.util.Arrays;

/**
 * SHA-256 (FIPS 180-4). Our own, since finding the platform's takes a third of the time in which a
 * small file is decrypted, and age hashes a few hundred bytes.
 */
public final class Sha256 {
  /** The length of a hash in bytes. */
  public static final int LENGTH = 32;

  /** The length of a block in bytes. */
  static final int BLOCK = 64;

  private static final int[] CONSTANTS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private final int[] state = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };
  private final int[] schedule = new int[BLOCK];

  private Sha256() {}

  /**
   * Computes a hash.
   *
   * @param message any bytes
   * @return 32 bytes
   */
  public static byte[] hash(byte[] message) {
    byte[] padded = pad(message);
    Sha256 hash = new Sha256();
    for (int at = 0; at < padded.length; at += BLOCK) {
      hash.compress(padded, at);
    }
    Arrays.fill(padded, (byte) 0);
    return hash.bytes();
  }

  /** A bit, zeros, and the length in bits as the last eight bytes. */
  private static byte[] pad(byte[] message) {
    int length = Math.addExact(message.length, 9 + BLOCK - 1) / BLOCK * BLOCK;
    byte[] padded = Arrays.copyOf(message, length);
    padded[message.length] = (byte) 0x80;
    long bits = message.length * 8L;
    for (int i = 1; i <= 8; i++) {
      padded[length - i] = (byte) bits;
      bits >>>= 8;
    }
    return padded;
  }

  private void compress(byte[] block, int offset) {
    expand(block, offset);
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int i = 0; i < BLOCK; i++) {
      int sigma1 =
          Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int first = h + sigma1 + (e & f ^ ~e & g) + CONSTANTS[i] + schedule[i];
      int sigma0 =
          Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int second = sigma0 + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + first;
      d = c;
      c = b;
      b = a;
      a = first + second;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  private void expand(byte[] block, int offset) {
    for (int i = 0; i < 16; i++) {
      int at = offset + 4 * i;
      schedule[i] =
          block[at] << 24
              | (block[at + 1] & 0xFF) << 16
              | (block[at + 2] & 0xFF) << 8
              | block[at + 3] & 0xFF;
    }
    for (int i = 16; i < BLOCK; i++) {
      int x = schedule[i - 15];
      int y = schedule[i - 2];
      int sigma0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
      int sigma1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
      schedule[i] = schedule[i - 16] + sigma0 + schedule[i - 7] + sigma1;
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bytes[i] = (byte) (state[i / 4] >>> 24 - 8 * (i % 4));
    }
    return bytes;
  }
}
