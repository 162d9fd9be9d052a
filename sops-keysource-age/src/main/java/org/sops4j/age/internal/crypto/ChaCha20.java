package org.sops4j.age.internal.crypto;

import java.util.Arrays;

/** The key stream of ChaCha20 (RFC 8439) for one key and nonce. */
final class ChaCha20 {
  private static final int BLOCK = 64;
  private static final int WORDS = BLOCK / 4;
  private static final int COUNTER = 12;

  private final int[] state = new int[WORDS];
  private final int[] block = new int[WORDS];

  ChaCha20(byte[] key, byte[] nonce) {
    state[0] = 0x61707865; // "expand 32-byte k"
    state[1] = 0x3320646e;
    state[2] = 0x79622d32;
    state[3] = 0x6b206574;
    for (int i = 0; i < 8; i++) {
      state[4 + i] = word(key, 4 * i);
    }
    for (int i = 0; i < 3; i++) {
      state[COUNTER + 1 + i] = word(nonce, 4 * i);
    }
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] & 0xFF
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | bytes[at + 3] << 24;
  }

  /** Mixes the key stream, from a block of it on, into bytes; doing it again undoes it. */
  void apply(int first, byte[] bytes, int length) {
    state[COUNTER] = first;
    for (int at = 0; at < length; at += BLOCK) {
      nextBlock();
      int end = Math.min(BLOCK, length - at);
      for (int i = 0; i < end; i++) {
        bytes[at + i] ^= (byte) (block[i / 4] >>> 8 * (i % 4));
      }
    }
  }

  void wipe() {
    Arrays.fill(state, 0);
    Arrays.fill(block, 0);
  }

  private void nextBlock() {
    System.arraycopy(state, 0, block, 0, WORDS);
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 4; i++) {
        mix(i, i + 4, i + 8, i + 12);
      }
      for (int i = 0; i < 4; i++) {
        mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
      }
    }
    for (int i = 0; i < WORDS; i++) {
      block[i] += state[i];
    }
    state[COUNTER]++;
  }

  /** The quarter round. */
  private void mix(int a, int b, int c, int d) {
    int[] x = block;
    x[a] += x[b];
    x[d] = Integer.rotateLeft(x[d] ^ x[a], 16);
    x[c] += x[d];
    x[b] = Integer.rotateLeft(x[b] ^ x[c], 12);
    x[a] += x[b];
    x[d] = Integer.rotateLeft(x[d] ^ x[a], 8);
    x[c] += x[d];
    x[b] = Integer.rotateLeft(x[b] ^ x[c], 7);
  }
}
