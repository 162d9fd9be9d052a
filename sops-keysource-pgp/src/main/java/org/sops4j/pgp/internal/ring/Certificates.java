package org.sops4j.pgp.internal.ring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.armor.Armor;
import org.sops4j.pgp.internal.armor.Armored;

/** Keys as people hand them around: exported, and mostly armored. */
public final class Certificates {
  /** The kind of text that holds secret keys. */
  public static final String PRIVATE = "PGP PRIVATE KEY BLOCK";

  private static final String PUBLIC = "PGP PUBLIC KEY BLOCK";

  private Certificates() {}

  /**
   * Reads the first certificate.
   *
   * @param bytes the export, armored or not
   * @return the certificate
   * @throws PgpException if there is none
   */
  public static PGPPublicKeyRing parse(byte[] bytes) throws PgpException {
    try {
      return new PGPPublicKeyRing(dearmor(bytes, PUBLIC), new BcKeyFingerprintCalculator());
    } catch (PgpException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new PgpException("there is no public key", e);
    }
  }

  /**
   * Takes the armor off.
   *
   * @param bytes the export, armored or not
   * @param kind what is expected inside
   * @return the keys
   * @throws PgpException if the armor is damaged
   */
  public static byte[] dearmor(byte[] bytes, String kind) throws PgpException {
    if (bytes.length > 0 && bytes[0] < 0) { // no text begins like this, and all packets do
      return bytes;
    }
    try {
      Armored armored = Armor.read(new String(bytes, StandardCharsets.ISO_8859_1), kind);
      if (armored.intact()) {
        return armored.bytes();
      }
    } catch (Armor.MissingException e) {
      throw new PgpException("there is no " + kind, e);
    }
    throw new PgpException("CRC error");
  }

  /**
   * Writes a certificate.
   *
   * @param certificate the certificate
   * @return its packets
   * @throws PgpException never in practice
   */
  public static byte[] encode(PGPPublicKeyRing certificate) throws PgpException {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw new PgpException("the key cannot be written", e);
    }
  }
}
