package org.sops4j.age.internal.hybrid;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.crypto.Curve25519;

/** What a seed grows into: the secret keys of both halves. Closing overwrites them. */
final class HybridSecret implements AutoCloseable {
  private static final int LATTICE_SEED = 64;

  private final MLKEMPrivateKeyParameters lattice;
  private final byte[] scalar;
  private final byte[] point;

  private HybridSecret(MLKEMPrivateKeyParameters lattice, byte[] scalar) {
    this.lattice = lattice;
    this.scalar = scalar;
    this.point = Curve25519.publicKey(scalar);
  }

  static HybridSecret grow(byte[] seed) {
    SHAKEDigest shake = new SHAKEDigest(256);
    shake.update(seed, 0, seed.length);
    byte[] grown = new byte[LATTICE_SEED + Curve25519.SIZE];
    shake.doFinal(grown, 0, grown.length);
    byte[] latticeSeed = Arrays.copyOf(grown, LATTICE_SEED);
    try {
      return new HybridSecret(
          new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, latticeSeed),
          Arrays.copyOfRange(grown, LATTICE_SEED, grown.length));
    } finally {
      Arrays.fill(grown, (byte) 0);
      Arrays.fill(latticeSeed, (byte) 0);
    }
  }

  byte[] publicKey() {
    byte[] key = Arrays.copyOf(lattice.getPublicKey(), XWing.PUBLIC);
    System.arraycopy(point, 0, key, XWing.LATTICE_PUBLIC, point.length);
    return key;
  }

  /** Returns the shared secret; for another's public key it is another, without a word. */
  byte[] decapsulate(byte[] encapsulated) throws AgeException {
    if (encapsulated.length != XWing.ENCAPSULATED) {
      throw new AgeException("invalid encapsulated key size");
    }
    int split = XWing.LATTICE_CIPHERTEXT;
    byte[] ephemeral = Arrays.copyOfRange(encapsulated, split, encapsulated.length);
    byte[] curveSecret = Curve25519.agree(scalar, ephemeral);
    byte[] latticeSecret =
        new MLKEMExtractor(lattice).extractSecret(Arrays.copyOf(encapsulated, split));
    return XWing.combine(latticeSecret, curveSecret, ephemeral, point);
  }

  @Override
  public void close() {
    lattice.destroy();
    Arrays.fill(scalar, (byte) 0);
  }
}
