package org.sops4j.pgp.internal.ring;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;

/** A file of public keys: a key box, or a ring of the old form. */
public final class PublicRing {
  private final byte[] bytes;

  /**
   * Makes a ring.
   *
   * @param bytes the file; not copied
   */
  public PublicRing(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Tells whether gpg 2 uses this file, even if there is a ring of the old form beside it.
   *
   * @return true for a key box that says so
   */
  public boolean isKeyboxInUse() {
    return Keybox.isKeybox(bytes) && new Keybox(bytes).isUsedForOpenPgp();
  }

  /**
   * Looks for a certificate by the name of one of its keys.
   *
   * @param name the name
   * @return the first one, or null
   * @throws PgpException if the file is damaged
   */
  public @Nullable PGPPublicKeyRing find(KeyName name) throws PgpException {
    for (byte[] piece : pieces(name)) {
      PGPPublicKeyRing certificate = parse(piece);
      if (certificate != null && key(certificate, name) != null) {
        return certificate;
      }
    }
    return null;
  }

  /**
   * Finds a key of a certificate by name.
   *
   * @param certificate the certificate
   * @param name the name
   * @return the key, or null
   */
  public static @Nullable PGPPublicKey key(PGPPublicKeyRing certificate, KeyName name) {
    for (PGPPublicKey key : certificate) {
      if (name.matches(key.getFingerprint())) {
        return key;
      }
    }
    return null;
  }

  private List<byte[]> pieces(KeyName name) throws PgpException {
    if (!Keybox.isKeybox(bytes)) {
      return OldRing.split(bytes);
    }
    try {
      return new Keybox(bytes).find(name);
    } catch (IndexOutOfBoundsException e) {
      throw new PgpException("the key box is damaged", e);
    }
  }

  /** A certificate of a kind that we do not know is as good as absent: gpg may know it. */
  private static @Nullable PGPPublicKeyRing parse(byte[] piece) {
    try {
      return new PGPPublicKeyRing(piece, new BcKeyFingerprintCalculator());
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
