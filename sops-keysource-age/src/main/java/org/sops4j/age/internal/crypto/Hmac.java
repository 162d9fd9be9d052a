package org.sops4j.age.internal.crypto;

import java.util.Arrays;

/** HMAC with SHA-256 (RFC 2104). */
public final class Hmac {
  /** The length of a code in bytes. */
  public static final int LENGTH = Sha256.LENGTH;

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private Hmac() {}

  /**
   * Computes a code.
   *
   * @param key the key
   * @param message what it authenticates
   * @return 32 bytes
   */
  public static byte[] compute(byte[] key, byte[] message) {
    byte[] block = Arrays.copyOf(key.length > Sha256.BLOCK ? Sha256.hash(key) : key, Sha256.BLOCK);
    byte[] inner = hash(block, INNER, message);
    byte[] code = hash(block, OUTER, inner);
    Arrays.fill(block, (byte) 0);
    Arrays.fill(inner, (byte) 0);
    return code;
  }

  private static byte[] hash(byte[] block, byte mask, byte[] message) {
    byte[] text = new byte[Sha256.BLOCK + message.length];
    for (int i = 0; i < Sha256.BLOCK; i++) {
      text[i] = (byte) (block[i] ^ mask);
    }
    System.arraycopy(message, 0, text, Sha256.BLOCK, message.length);
    byte[] hash = Sha256.hash(text);
    Arrays.fill(text, (byte) 0);
    return hash;
  }
}
