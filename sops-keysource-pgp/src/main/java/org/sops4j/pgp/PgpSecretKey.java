package org.sops4j.pgp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.sops4j.error.KeySourceException;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.ring.Certificates;
import org.sops4j.pgp.internal.secret.Passphrases;
import org.sops4j.pgp.internal.secret.SecretRing;
import org.sops4j.spi.PassphraseCallback;

/**
 * An OpenPGP key with its private half, unlocked: who can decrypt. Is never printed.
 *
 * <pre>{@code
 * PgpSecretKey key = PgpSecretKey.parse(exported, question -> askOperator(question));
 * Sops sops = Sops.builder().keySource(PgpKeySource.of(key)).build();
 * }</pre>
 */
public final class PgpSecretKey {
  private final PgpCertificate certificate;
  private final List<PGPKeyPair> privateKeys;

  private PgpSecretKey(PgpCertificate certificate, List<PGPKeyPair> privateKeys) {
    this.certificate = certificate;
    this.privateKeys = List.copyOf(privateKeys);
  }

  /**
   * Reads a key.
   *
   * @param bytes what {@code gpg --export-secret-keys} prints, armored or not; the first key counts
   * @param passphrase what protects it, in UTF-8; empty if nothing does; not changed
   * @return the key
   * @throws KeySourceException if it is none, the passphrase is wrong, or nothing in it decrypts
   */
  public static PgpSecretKey parse(byte[] bytes, byte[] passphrase) {
    try {
      SecretRing ring = SecretRing.parse(Certificates.dearmor(bytes, Certificates.PRIVATE));
      if (ring.families().isEmpty()) {
        throw new PgpException("there is no secret key");
      }
      return open(ring.families().get(0), passphrase);
    } catch (PgpException e) {
      throw new KeySourceException(e.getMessage());
    }
  }

  /**
   * Reads a key whose passphrase somebody knows.
   *
   * @param bytes what {@code gpg --export-secret-keys} prints, armored or not; the first key counts
   * @param passphrases is called once; the answer, empty for a key without passphrase, is wiped
   * @return the key
   * @throws KeySourceException if there is no passphrase, or as for {@link #parse(byte[], byte[])}
   */
  public static PgpSecretKey parse(byte[] bytes, PassphraseCallback passphrases) {
    byte[] passphrase;
    try {
      passphrase = passphrases.passphrase("Enter passphrase for the OpenPGP key:");
    } catch (IOException e) {
      throw new KeySourceException("failed to obtain passphrase: " + e.getMessage(), e);
    }
    try {
      return parse(bytes, passphrase);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  private static PgpSecretKey open(PGPSecretKeyRing family, byte[] passphrase) throws PgpException {
    List<PGPKeyPair> privateKeys = new ArrayList<>();
    for (PGPSecretKey key : SecretRing.decrypting(family)) {
      privateKeys.add(Passphrases.open(key, passphrase));
    }
    if (privateKeys.isEmpty()) {
      throw new PgpException("the secret key has no part that decrypts");
    }
    return new PgpSecretKey(new PgpCertificate(family.toCertificate()), privateKeys);
  }

  /**
   * Returns the public half.
   *
   * @return the certificate
   */
  public PgpCertificate certificate() {
    return certificate;
  }

  List<PGPKeyPair> privateKeys() {
    return privateKeys;
  }

  /**
   * Returns the fingerprint only.
   *
   * @return a text without the secret
   */
  @Override
  public String toString() {
    return "PgpSecretKey[" + certificate + ", secret redacted]";
  }
}
