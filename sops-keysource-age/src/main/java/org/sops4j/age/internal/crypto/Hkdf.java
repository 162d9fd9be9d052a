package org.sops4j.age.internal.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF with SHA-256 and results of 32 bytes. */
public final class Hkdf {
  private Hkdf() {}

  /**
   * Derives a key.
   *
   * @param secret the secret to derive it from
   * @param salt perhaps empty
   * @param info what the key is for
   * @return 32 bytes
   */
  public static byte[] derive(byte[] secret, byte[] salt, String info) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(secret, salt, info.getBytes(StandardCharsets.US_ASCII)));
    byte[] key = new byte[32];
    generator.generateBytes(key, 0, key.length);
    return key;
  }
}
