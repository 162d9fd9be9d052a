package org.sops4j.pgp.internal.ring;

import java.time.Instant;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the key of a certificate to encrypt to, as gpg does: the newest subkey for encrypting, or
 * the primary key if there is none. Where anything speaks against a key it is not chosen.
 */
public final class KeyChoice {
  private static final int ENCRYPTING = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;

  /** Of old keys: RSA that must not sign. */
  private static final int RSA_ENCRYPT = 2;

  private final PGPPublicKeyRing certificate;
  private final PGPPublicKey primary;
  private final SelfSignatures signatures;
  private final Instant now;

  private KeyChoice(PGPPublicKeyRing certificate, Instant now) {
    this.certificate = certificate;
    this.primary = certificate.getPublicKey();
    this.signatures = new SelfSignatures(primary, now);
    this.now = now;
  }

  /**
   * Chooses a key.
   *
   * @param certificate the certificate; not to be used by several threads
   * @param name by which it was found; an exact name chooses this key or none
   * @param now the time at which it must be valid
   * @return the key
   * @throws UnusableKeyException if there is none
   */
  public static EncryptionKey of(PGPPublicKeyRing certificate, KeyName name, Instant now)
      throws UnusableKeyException {
    try {
      return new KeyChoice(certificate, now).choose(name);
    } catch (RuntimeException e) { // a signature that Bouncy Castle cannot take apart
      throw new UnusableKeyException();
    }
  }

  private EncryptionKey choose(KeyName name) throws UnusableKeyException {
    PGPSignature statement = signatures.newest();
    if (statement == null || !isPrimaryValid(statement)) {
      throw new UnusableKeyException();
    }
    PGPPublicKey wanted = name.isExact() ? PublicRing.key(certificate, name) : null;
    PGPPublicKey chosen = newestSubkey(wanted);
    if (chosen == null && (wanted == null || wanted == primary)) {
      chosen = mayEncrypt(primary, statement) ? primary : null;
    }
    if (chosen == null) {
      throw new UnusableKeyException();
    }
    return new EncryptionKey(chosen, cipher(statement.getHashedSubPackets()));
  }

  private boolean isPrimaryValid(PGPSignature statement) {
    PGPSignature direct = signatures.newestDirect();
    return primary.getVersion() == 4
        && !signatures.isRevoked()
        && Validity.isAlive(primary, statement, now)
        && (direct == null || Validity.isAlive(primary, direct, now));
  }

  private @Nullable PGPPublicKey newestSubkey(@Nullable PGPPublicKey wanted) {
    PGPPublicKey newest = null;
    for (PGPPublicKey key : certificate) {
      boolean considered = key != primary && (wanted == null || key == wanted);
      boolean newer = newest == null || created(key).isAfter(created(newest));
      if (considered && newer && isUsableSubkey(key)) {
        newest = key;
      }
    }
    return newest;
  }

  private static Instant created(PGPPublicKey key) {
    return key.getCreationTime().toInstant();
  }

  private boolean isUsableSubkey(PGPPublicKey key) {
    PGPSignature binding = signatures.newestBinding(key);
    return binding != null
        && mayEncrypt(key, binding)
        && Validity.isAlive(key, binding, now)
        && !signatures.isRevoked(key);
  }

  private static boolean mayEncrypt(PGPPublicKey key, PGPSignature signature) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    boolean allowed =
        !hashed.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS)
            || (hashed.getKeyFlags() & ENCRYPTING) != 0;
    switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.RSA_GENERAL:
      case RSA_ENCRYPT:
      case PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT:
      case PublicKeyAlgorithmTags.ECDH:
        return allowed;
      default:
        return false;
    }
  }

  /** The owner's first choice among the strengths of AES; everybody has the least of them. */
  private static int cipher(PGPSignatureSubpacketVector hashed) {
    int[] preferred = hashed.getPreferredSymmetricAlgorithms();
    for (int cipher : preferred == null ? new int[0] : preferred) {
      if (cipher >= SymmetricKeyAlgorithmTags.AES_128
          && cipher <= SymmetricKeyAlgorithmTags.AES_256) {
        return cipher;
      }
    }
    return SymmetricKeyAlgorithmTags.AES_128;
  }
}
