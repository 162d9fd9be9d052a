package org.sops4j.pgp.internal.message;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.bcpg.AEADEncDataPacket;
import org.bouncycastle.bcpg.InputStreamPacket;
import org.bouncycastle.bcpg.SymmetricEncIntegrityPacket;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.PGPSessionKeyEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcSessionKeyDataDecryptorFactory;
import org.sops4j.pgp.internal.PgpException;

/**
 * An encrypted message. What is inside is looked at only after it was found to be whole; a message
 * that does not protect itself against changes is refused.
 */
public final class EncryptedMessage {
  /** A data key has 33 bytes at most; what other programs pack around it is little. */
  private static final int LIMIT = 1 << 20;

  private static final String NO_MESSAGE = "openpgp: invalid data: not an encrypted message";

  private final byte[] bytes;
  private final List<Recipient> recipients;

  private EncryptedMessage(byte[] bytes, List<Recipient> recipients) {
    this.bytes = bytes;
    this.recipients = recipients;
  }

  /**
   * One to whom a message is encrypted.
   *
   * @param index its place in the message
   * @param keyId the key; 0 if the message does not say
   */
  public record Recipient(int index, long keyId) {}

  /**
   * Reads a message.
   *
   * @param bytes not copied
   * @return the message
   * @throws PgpException if it is none, or is not protected against changes
   */
  public static EncryptedMessage parse(byte[] bytes) throws PgpException {
    PGPEncryptedDataList list = read(bytes);
    InputStreamPacket body = list.getEncryptedData();
    if (!(body instanceof SymmetricEncIntegrityPacket) && !(body instanceof AEADEncDataPacket)) {
      throw new PgpException("the message is not protected against changes");
    }
    try {
      return new EncryptedMessage(bytes, recipients(list));
    } catch (RuntimeException e) {
      throw new PgpException(NO_MESSAGE, e);
    }
  }

  private static List<Recipient> recipients(PGPEncryptedDataList list) {
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof PGPPublicKeyEncryptedData key) {
        recipients.add(new Recipient(i, key.getKeyIdentifier().getKeyId()));
      }
    }
    return List.copyOf(recipients);
  }

  /**
   * Returns to whom it is encrypted.
   *
   * @return in the order of the message
   */
  public List<Recipient> recipients() {
    return recipients;
  }

  /**
   * Decrypts it.
   *
   * @param recipient one of {@link #recipients}
   * @param key the private key of this recipient
   * @return the data
   * @throws WrongKeyException if the key does not fit
   * @throws PgpException if the message was changed
   */
  public byte[] open(Recipient recipient, PGPKeyPair key) throws PgpException {
    byte[] plain = decrypt(recipient, key);
    try {
      return Content.literal(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private byte[] decrypt(Recipient recipient, PGPKeyPair key) throws PgpException {
    try {
      // Read anew each time: a message is a stream that flows once.
      PGPEncryptedDataList list = read(bytes);
      PGPSessionKey session = sessionKey(list.get(recipient.index()), key);
      PGPSessionKeyEncryptedData data = list.extractSessionKeyEncryptedData();
      try (InputStream in = data.getDataStream(new BcSessionKeyDataDecryptorFactory(session))) {
        byte[] plain = in.readNBytes(LIMIT + 1);
        if (plain.length > LIMIT) {
          throw new PgpException("the message is too long for a data key");
        }
        checkWhole(data);
        return plain;
      }
    } catch (PgpException e) {
      throw e;
    } catch (PGPException | IOException | RuntimeException e) {
      throw new PgpException("the message was changed", e);
    }
  }

  private static PGPSessionKey sessionKey(PGPEncryptedData data, PGPKeyPair key)
      throws WrongKeyException {
    try {
      return ((PGPPublicKeyEncryptedData) data)
          .getSessionKey(new BcPublicKeyDataDecryptorFactory(key));
    } catch (PGPException | RuntimeException e) {
      throw new WrongKeyException(e);
    }
  }

  /** The newer forms check each piece while they are read; the MDC is checked at the end. */
  private static void checkWhole(PGPEncryptedData data) throws PGPException, IOException {
    boolean mdc =
        data.getEncData() instanceof SymmetricEncIntegrityPacket packet
            && packet.getVersion() == SymmetricEncIntegrityPacket.VERSION_1;
    if (mdc && !data.verify()) {
      throw new PgpException("the message was changed: its MDC is wrong");
    }
  }

  private static PGPEncryptedDataList read(byte[] bytes) throws PgpException {
    try {
      BcPGPObjectFactory objects = new BcPGPObjectFactory(bytes);
      Object object = objects.nextObject();
      while (object instanceof PGPMarker) {
        object = objects.nextObject();
      }
      if (object instanceof PGPEncryptedDataList list) {
        return list;
      }
    } catch (EOFException e) {
      throw new PgpException("unexpected EOF", e);
    } catch (IOException | RuntimeException e) {
      throw new PgpException(NO_MESSAGE, e);
    }
    throw new PgpException(NO_MESSAGE);
  }
}
