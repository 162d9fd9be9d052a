package org.sops4j.age.internal.ssh;

import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.crypto.Curve25519;
import org.sops4j.age.internal.crypto.Hkdf;
import org.sops4j.age.internal.crypto.WrappingKey;

/**
 * What a stanza of type ssh-ed25519 is computed with: the key of the recipient as a point for
 * X25519, and a factor that binds all that is computed to the SSH key.
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record Ed25519Stanza(byte[] point, byte[] tweak) {
  private static final String INFO = "age-encryption.org/v1/ssh-ed25519";

  static Ed25519Stanza of(Ed25519PublicKey key) throws AgeException {
    byte[] tweak = Hkdf.derive(new byte[0], key.wire(), INFO);
    return new Ed25519Stanza(Montgomery.of(key.point()), tweak);
  }

  /** Derives the key that wraps from the secret of one side and the point of the other. */
  byte[] wrappingKey(byte[] secret, byte[] other, byte[] ephemeral) throws AgeException {
    byte[] shared = Curve25519.agree(tweak, Curve25519.agree(secret, other));
    return WrappingKey.derive(shared, ephemeral, point, INFO);
  }
}
