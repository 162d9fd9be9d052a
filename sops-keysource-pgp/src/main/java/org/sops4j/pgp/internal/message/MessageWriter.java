package org.sops4j.pgp.internal.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.ring.EncryptionKey;

/**
 * Encrypts to one key, in the form of the reference's built-in OpenPGP (keysources.md section 3.4):
 * a session key for the recipient, and literal data protected by an MDC.
 */
public final class MessageWriter {
  private MessageWriter() {}

  /**
   * Encrypts data.
   *
   * @param key to whom
   * @param data what
   * @param random for the session key
   * @return the message
   * @throws PgpException if the key cannot be used
   */
  public static byte[] encrypt(EncryptionKey key, byte[] data, SecureRandom random)
      throws PgpException {
    byte[] literal = new byte[0];
    try {
      literal = literal(data);
      return encryptLiteral(key, literal, random);
    } catch (PGPException | IOException | RuntimeException e) {
      throw new PgpException("cannot encrypt to this key", e); // such as a point of no curve
    } finally {
      Arrays.fill(literal, (byte) 0);
    }
  }

  private static byte[] encryptLiteral(EncryptionKey key, byte[] literal, SecureRandom random)
      throws PGPException, IOException {
    PGPEncryptedDataGenerator generator =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(key.cipher())
                .setWithIntegrityPacket(true)
                .setSecureRandom(random));
    generator.addMethod(
        new BcPublicKeyKeyEncryptionMethodGenerator(key.key()).setSecureRandom(random));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream body = generator.open(out, literal.length)) {
      body.write(literal);
    }
    return out.toByteArray();
  }

  private static byte[] literal(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream body =
        new PGPLiteralDataGenerator()
            .open(out, PGPLiteralData.BINARY, "", data.length, Date.from(Instant.EPOCH))) {
      body.write(data);
    }
    return out.toByteArray();
  }
}
