package org.sops4j.age.internal.crypto;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC with SHA-256. */
public final class Hmac {
  /** The length of a code in bytes. */
  public static final int LENGTH = 32;

  private Hmac() {}

  /**
   * Computes a code.
   *
   * @param key the key
   * @param message what it authenticates
   * @return 32 bytes
   */
  public static byte[] compute(byte[] key, byte[] message) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    byte[] code = new byte[LENGTH];
    mac.doFinal(code, 0);
    return code;
  }
}
