package org.sops4j.pgp;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.ring.Certificates;
import org.sops4j.spi.EncryptingRecipient;
import org.sops4j.spi.KeySource;

/**
 * The public half of an OpenPGP key with its subkeys and user ids: whom to encrypt to. Holds no
 * secret.
 *
 * <pre>{@code
 * PgpCertificate certificate = PgpCertificate.parse(Files.readAllBytes(Path.of("alice.asc")));
 * byte[] file = sops.encrypt(content).to(certificate).toBytes();
 * }</pre>
 */
public final class PgpCertificate implements EncryptingRecipient {
  private final byte[] bytes;
  private final String fingerprint;

  PgpCertificate(PGPPublicKeyRing certificate) throws PgpException {
    this.bytes = Certificates.encode(certificate);
    this.fingerprint =
        HexFormat.of().withUpperCase().formatHex(certificate.getPublicKey().getFingerprint());
  }

  /**
   * Reads a certificate. Whether it is valid is found out when it is used.
   *
   * @param bytes what {@code gpg --export} prints, armored or not; the first key counts
   * @return the certificate
   * @throws InvalidRecipientException if it is none
   */
  public static PgpCertificate parse(byte[] bytes) {
    try {
      return new PgpCertificate(Certificates.parse(bytes));
    } catch (PgpException e) {
      throw new InvalidRecipientException(e.getMessage());
    }
  }

  /**
   * Returns the fingerprint of the primary key, by which files name the key.
   *
   * @return 40 hexadecimal digits in upper case
   */
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public KeyRef ref() {
    return KeyRef.of(KeyType.PGP, Map.of("fp", fingerprint));
  }

  /**
   * Returns what encrypts to this certificate, whatever key rings there are.
   *
   * @return the key source
   */
  @Override
  public KeySource keySource() {
    return PgpKeySource.of(List.of(this), List.of());
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PgpCertificate that && that.fingerprint.equals(fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  /**
   * Returns the fingerprint.
   *
   * @return the fingerprint
   */
  @Override
  public String toString() {
    return fingerprint;
  }
}
