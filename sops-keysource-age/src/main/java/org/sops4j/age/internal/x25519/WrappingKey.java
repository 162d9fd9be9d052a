package org.sops4j.age.internal.x25519;

import java.util.Arrays;
import org.sops4j.age.internal.crypto.Hkdf;

/** The key that encrypts a file key in a stanza of type X25519. */
final class WrappingKey {
  static final String TYPE = "X25519";

  private WrappingKey() {}

  /** Derives it from the shared secret, which is overwritten. */
  static byte[] derive(byte[] shared, byte[] ephemeral, byte[] recipient) {
    byte[] salt = Arrays.copyOf(ephemeral, ephemeral.length + recipient.length);
    System.arraycopy(recipient, 0, salt, ephemeral.length, recipient.length);
    try {
      return Hkdf.derive(shared, salt, "age-encryption.org/v1/X25519");
    } finally {
      Arrays.fill(shared, (byte) 0);
    }
  }
}
