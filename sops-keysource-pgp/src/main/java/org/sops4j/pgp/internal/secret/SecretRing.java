package org.sops4j.pgp.internal.secret;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.ring.OldRing;

/** Secret keys in the form of OpenPGP, as gpg exports them and older versions kept them. */
public final class SecretRing {
  private final List<PGPSecretKeyRing> families;

  private SecretRing(List<PGPSecretKeyRing> families) {
    this.families = families;
  }

  /**
   * Reads a ring. Public keys in it, and keys of unknown kinds, are passed over.
   *
   * @param bytes the ring
   * @return its secret keys
   * @throws PgpException if it is no ring
   */
  public static SecretRing parse(byte[] bytes) throws PgpException {
    List<PGPSecretKeyRing> families = new ArrayList<>();
    for (byte[] piece : OldRing.split(bytes)) {
      PGPSecretKeyRing family = parseFamily(piece);
      if (family != null) {
        families.add(family);
      }
    }
    return new SecretRing(families);
  }

  /**
   * Returns each primary key with its subkeys.
   *
   * @return in the order of the ring
   */
  public List<PGPSecretKeyRing> families() {
    return families;
  }

  /**
   * Returns the keys for which a message may be.
   *
   * @param keyId the key that it names; 0 if it names none
   * @return keys of which we have the private part
   */
  public List<PGPSecretKey> keysFor(long keyId) {
    List<PGPSecretKey> keys = new ArrayList<>();
    for (PGPSecretKeyRing family : families) {
      for (PGPSecretKey key : decrypting(family)) {
        if (keyId == 0 || key.getKeyID() == keyId) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  /**
   * Returns the keys of a family that can decrypt.
   *
   * @param family a primary key with its subkeys
   * @return those of an algorithm for encrypting of which we have the private part
   */
  public static List<PGPSecretKey> decrypting(PGPSecretKeyRing family) {
    List<PGPSecretKey> keys = new ArrayList<>();
    for (PGPSecretKey key : family) {
      if (!key.isPrivateKeyEmpty() && key.getPublicKey().isEncryptionKey()) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static @Nullable PGPSecretKeyRing parseFamily(byte[] piece) {
    try {
      return new PGPSecretKeyRing(piece, new BcKeyFingerprintCalculator());
    } catch (PGPException | IOException | RuntimeException e) {
      return null;
    }
  }
}
