package org.sops4j.age.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HKDF with SHA-256 (RFC 5869) and results of 32 bytes, which one round makes. */
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
    byte[] extracted = Hmac.compute(salt, secret);
    byte[] round = info.getBytes(StandardCharsets.US_ASCII);
    round = Arrays.copyOf(round, round.length + 1);
    round[round.length - 1] = 1;
    byte[] key = Hmac.compute(extracted, round);
    Arrays.fill(extracted, (byte) 0);
    return key;
  }
}
