package org.sops4j.pgp.internal.places;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.DataKey;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.armor.Armor;
import org.sops4j.pgp.internal.armor.Armored;
import org.sops4j.pgp.internal.message.EncryptedMessage;
import org.sops4j.pgp.internal.message.EncryptedMessage.Recipient;
import org.sops4j.pgp.internal.message.MessageWriter;
import org.sops4j.pgp.internal.message.WrongKeyException;
import org.sops4j.pgp.internal.ring.KeyChoice;
import org.sops4j.pgp.internal.ring.KeyName;
import org.sops4j.pgp.internal.ring.PublicRing;
import org.sops4j.spi.UnwrapResult;

/** Keys that a program brings along: nothing else is looked at, and gpg is not called. */
public final class FixedKeys implements PgpKeys {
  private static final String DECRYPTING = "could not decrypt data key with PGP key: ";

  private final List<byte[]> certificates;
  private final List<PGPKeyPair> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes keys.
   *
   * @param certificates to encrypt to; in the form of OpenPGP, not changed
   * @param keys to decrypt with
   */
  public FixedKeys(List<byte[]> certificates, List<PGPKeyPair> keys) {
    this.certificates = List.copyOf(certificates);
    this.keys = List.copyOf(keys);
  }

  @Override
  public String encrypt(String fingerprint, byte[] data) throws PgpException {
    KeyName name = KeyName.parse(fingerprint);
    PGPPublicKeyRing certificate = name == null ? null : find(name);
    if (name == null || certificate == null) {
      throw skipped(fingerprint, "No public key");
    }
    try {
      return Armor.write(
          MessageWriter.encrypt(KeyChoice.of(certificate, name, Instant.now()), data, random));
    } catch (PgpException e) {
      throw skipped(fingerprint, e.getMessage());
    }
  }

  /** Read anew each time: checking signatures changes the objects that hold them. */
  private @Nullable PGPPublicKeyRing find(KeyName name) throws PgpException {
    for (byte[] certificate : certificates) {
      PGPPublicKeyRing found = new PublicRing(certificate).find(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static PgpException skipped(String fingerprint, String reason) {
    return new PgpException(
        "could not encrypt data key with PGP key: " + fingerprint + ": skipped: " + reason);
  }

  @Override
  public UnwrapResult decrypt(String message) {
    byte[] data;
    try {
      Armored armored = Armor.read(message, Armor.MESSAGE);
      if (!armored.intact()) {
        throw new PgpException("CRC error");
      }
      data = open(EncryptedMessage.parse(armored.bytes()));
    } catch (WrongKeyException e) {
      return new UnwrapResult.NotMine(DECRYPTING + "No secret key");
    } catch (PgpException e) {
      return new UnwrapResult.Failed(DECRYPTING + e.getMessage());
    }
    DataKey part = DataKey.copyOf(data);
    Arrays.fill(data, (byte) 0);
    return new UnwrapResult.Unwrapped(part);
  }

  private byte[] open(EncryptedMessage message) throws PgpException {
    for (Recipient recipient : message.recipients()) {
      for (PGPKeyPair key : keys) {
        if (recipient.keyId() == 0 || recipient.keyId() == key.getKeyID()) {
          try {
            return nonEmpty(message.open(recipient, key));
          } catch (WrongKeyException e) {
            // perhaps the next one
          }
        }
      }
    }
    throw new WrongKeyException();
  }

  private static byte[] nonEmpty(byte[] data) throws PgpException {
    if (data.length == 0) {
      throw new PgpException("zero bytes returned");
    }
    return data;
  }
}
