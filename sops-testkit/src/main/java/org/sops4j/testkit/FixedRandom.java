package org.sops4j.testkit;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * Randomness that is the same in every run. For tests only: whoever knows the seed knows every
 * byte.
 */
public final class FixedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final transient SplittableRandom bytes;

  /**
   * Makes a generator.
   *
   * @param seed decides every byte
   */
  public FixedRandom(long seed) {
    super(null, null); // no generator of the platform is behind this one
    this.bytes = new SplittableRandom(seed);
  }

  @Override
  public synchronized void nextBytes(byte[] target) {
    bytes.nextBytes(target);
  }

  @Override
  public byte[] generateSeed(int length) {
    byte[] seed = new byte[length];
    nextBytes(seed);
    return seed;
  }

  @Override
  public String getAlgorithm() {
    return "fixed";
  }

  /** Does nothing: the seed is that of the constructor. */
  @Override
  public void setSeed(byte[] seed) {}

  /** Does nothing: the seed is that of the constructor. */
  @Override
  public void setSeed(long seed) {}
}
