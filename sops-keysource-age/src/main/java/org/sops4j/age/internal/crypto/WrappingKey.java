package org.sops4j.age.internal.crypto;

import java.util.Arrays;

/** The key that encrypts a file key to a point on Curve25519. */
public final class WrappingKey {
  private WrappingKey() {}

  /**
   * Derives the key.
   *
   * @param shared the shared secret, which is overwritten
   * @param ephemeral the point that the stanza names
   * @param recipient the point of the recipient
   * @param info what the key is for
   * @return 32 bytes
   */
  public static byte[] derive(byte[] shared, byte[] ephemeral, byte[] recipient, String info) {
    byte[] salt = Arrays.copyOf(ephemeral, ephemeral.length + recipient.length);
    System.arraycopy(recipient, 0, salt, ephemeral.length, recipient.length);
    try {
      return Hkdf.derive(shared, salt, info);
    } finally {
      Arrays.fill(shared, (byte) 0);
    }
  }
}
