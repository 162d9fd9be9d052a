package org.sops4j.age.internal.crypto;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.sops4j.age.internal.AgeException;

/** Arithmetic on Curve25519. */
public final class Curve25519 {
  /** The length of a scalar, a point and a shared secret in bytes. */
  public static final int SIZE = 32;

  private Curve25519() {}

  /**
   * Computes the public key of a secret key.
   *
   * @param secret a scalar
   * @return the point
   */
  public static byte[] publicKey(byte[] secret) {
    byte[] base = new byte[SIZE];
    base[0] = 9;
    byte[] point = new byte[SIZE];
    X25519.scalarMult(secret, 0, base, 0, point, 0);
    return point;
  }

  /**
   * Computes a shared secret.
   *
   * @param secret a scalar
   * @param point a point
   * @return the secret, which the caller overwrites
   * @throws AgeException if the point is one of low order, so that the secret would be zero
   */
  public static byte[] agree(byte[] secret, byte[] point) throws AgeException {
    byte[] shared = new byte[SIZE];
    if (X25519.calculateAgreement(secret, 0, point, 0, shared, 0)) {
      return shared;
    }
    throw new AgeException("crypto/ecdh: bad X25519 remote ECDH input: low order point");
  }
}
