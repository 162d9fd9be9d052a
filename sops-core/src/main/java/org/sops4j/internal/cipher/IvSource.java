package org.sops4j.internal.cipher;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws initialisation vectors, many at once: each draw takes a lock in the platform. From the
 * second lot on they are the key stream of AES under a key that was drawn, which takes a third of
 * the time.
 */
final class IvSource {
  static final int LENGTH = 32;

  private static final int LOT = 64 * LENGTH;

  private final SecureRandom random;
  private final byte[] lot = new byte[LOT];
  private int used = LOT;
  private @Nullable Gcm stream;
  private boolean begun;

  /**
   * Makes a source.
   *
   * @param random where randomness comes from
   */
  IvSource(SecureRandom random) {
    this.random = random;
  }

  byte[] next() {
    if (used == LOT) {
      draw();
      used = 0;
    }
    byte[] iv = Arrays.copyOfRange(lot, used, used + LENGTH);
    used += LENGTH;
    return iv;
  }

  private void draw() {
    if (!begun) {
      random.nextBytes(lot);
      begun = true;
      return;
    }
    Gcm known = stream == null ? newStream() : stream;
    Arrays.fill(lot, (byte) 0);
    known.apply(lot, 0, LOT, lot, 0);
    stream = known;
  }

  private Gcm newStream() {
    byte[] key = new byte[LENGTH];
    random.nextBytes(key);
    Gcm gcm = new Gcm(key);
    gcm.begin(key, key, LOT);
    Arrays.fill(key, (byte) 0);
    return gcm;
  }
}
