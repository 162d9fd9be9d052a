package org.sops4j.age.internal.x25519;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/** Arithmetic on Curve25519. */
final class Curve {
  /** The length of a scalar, a point and a shared secret in bytes. */
  static final int SIZE = 32;

  static final String LOW_ORDER = "crypto/ecdh: bad X25519 remote ECDH input: low order point";

  private Curve() {}

  /** Returns the public key of a secret key. */
  static byte[] publicKey(byte[] secret) {
    byte[] base = new byte[SIZE];
    base[0] = 9;
    byte[] point = new byte[SIZE];
    X25519.scalarMult(secret, 0, base, 0, point, 0);
    return point;
  }

  /** Returns the shared secret, or null if it is all zero: the point is one of low order. */
  static byte @Nullable [] agree(byte[] secret, byte[] point) {
    byte[] shared = new byte[SIZE];
    return X25519.calculateAgreement(secret, 0, point, 0, shared, 0) ? shared : null;
  }
}
