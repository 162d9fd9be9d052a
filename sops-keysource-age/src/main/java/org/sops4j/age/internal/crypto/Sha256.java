package org.sops4j.age.internal.crypto;

import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256. */
public final class Sha256 {
  private Sha256() {}

  /**
   * Computes a hash.
   *
   * @param message any bytes
   * @return 32 bytes
   */
  public static byte[] hash(byte[] message) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
