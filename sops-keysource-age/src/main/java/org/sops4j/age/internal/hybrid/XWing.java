package org.sops4j.age.internal.hybrid;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.crypto.Curve25519;

/** X-Wing: ML-KEM-768 and X25519 together, so that both must break before a secret does. */
final class XWing {
  /** The length of a public key in bytes. */
  static final int PUBLIC = 1216;

  /** The length of an encapsulated secret in bytes. */
  static final int ENCAPSULATED = 1120;

  static final int LATTICE_PUBLIC = PUBLIC - Curve25519.SIZE;
  static final int LATTICE_CIPHERTEXT = ENCAPSULATED - Curve25519.SIZE;

  private static final byte[] LABEL = {'\\', '.', '/', '/', '^', '\\'};

  private XWing() {}

  /** A secret, and how to tell it to the owner of a public key. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Encapsulation(byte[] secret, byte[] encapsulated) {}

  /** Tells whether bytes of the right length are a public key. */
  static boolean isPublicKey(byte[] key) {
    try {
      latticeKey(key);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static Encapsulation encapsulate(byte[] publicKey, SecureRandom random) throws AgeException {
    byte[] point = point(publicKey);
    byte[] secret = new byte[Curve25519.SIZE];
    random.nextBytes(secret);
    SecretWithEncapsulation lattice =
        new MLKEMGenerator(random).generateEncapsulated(latticeKey(publicKey));
    byte[] latticeSecret = lattice.getSecret();
    try {
      byte[] ephemeral = Curve25519.publicKey(secret);
      byte[] shared = combine(latticeSecret, Curve25519.agree(secret, point), ephemeral, point);
      byte[] encapsulated = Arrays.copyOf(lattice.getEncapsulation(), ENCAPSULATED);
      System.arraycopy(ephemeral, 0, encapsulated, LATTICE_CIPHERTEXT, Curve25519.SIZE);
      return new Encapsulation(shared, encapsulated);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(latticeSecret, (byte) 0);
    }
  }

  /** Hashes both secrets into one, and overwrites them. */
  static byte[] combine(byte[] lattice, byte[] curve, byte[] ephemeral, byte[] point) {
    SHA3Digest digest = new SHA3Digest(256);
    for (byte[] part : new byte[][] {lattice, curve, ephemeral, point, LABEL}) {
      digest.update(part, 0, part.length);
    }
    byte[] shared = new byte[32];
    digest.doFinal(shared, 0);
    Arrays.fill(lattice, (byte) 0);
    Arrays.fill(curve, (byte) 0);
    return shared;
  }

  private static MLKEMPublicKeyParameters latticeKey(byte[] publicKey) {
    return new MLKEMPublicKeyParameters(
        MLKEMParameters.ml_kem_768, Arrays.copyOf(publicKey, LATTICE_PUBLIC));
  }

  private static byte[] point(byte[] publicKey) {
    return Arrays.copyOfRange(publicKey, LATTICE_PUBLIC, PUBLIC);
  }
}
