package org.sops4j.internal.engine;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * The platform's generator, looked for when the first bytes are drawn: whoever only decrypts draws
 * none, and looking takes as long as decrypting a small file.
 */
public final class LazyRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  /** Makes a generator; looks for nothing yet. */
  public LazyRandom() {
    super(new Delegate(), null);
  }

  private static final class Delegate extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    /** The class is initialised, and with it the field, by the first use. */
    private static final class Platform {
      static final SecureRandom RANDOM = new SecureRandom();
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      Platform.RANDOM.setSeed(seed);
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      Platform.RANDOM.nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return Platform.RANDOM.generateSeed(count);
    }
  }
}
