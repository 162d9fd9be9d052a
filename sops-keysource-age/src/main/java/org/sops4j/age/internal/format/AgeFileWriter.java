package org.sops4j.age.internal.format;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;

/** Writes an age file for one recipient, as SOPS always does (keysources.md section 2.2). */
public final class AgeFileWriter {
  private static final int FILE_KEY = 16;

  private AgeFileWriter() {}

  /**
   * Encrypts a payload.
   *
   * @param plaintext the payload
   * @param recipient who can decrypt it
   * @param random for keys and nonces
   * @return the file, without armor
   * @throws AgeException if the recipient cannot be used
   */
  public static byte[] encrypt(byte[] plaintext, Recipient recipient, SecureRandom random)
      throws AgeException {
    byte[] fileKey = new byte[FILE_KEY];
    byte[] nonce = new byte[PayloadWriter.NONCE];
    random.nextBytes(fileKey);
    try {
      List<Stanza> stanzas = wrap(recipient, fileKey, random);
      random.nextBytes(nonce);
      ByteArrayOutputStream out = new ByteArrayOutputStream(256);
      out.writeBytes(Header.of(stanzas, fileKey).print());
      out.writeBytes(PayloadWriter.encrypt(fileKey, nonce, plaintext));
      return out.toByteArray();
    } finally {
      Arrays.fill(fileKey, (byte) 0);
    }
  }

  private static List<Stanza> wrap(Recipient recipient, byte[] fileKey, SecureRandom random)
      throws AgeException {
    try {
      return recipient.wrap(fileKey, random);
    } catch (AgeException e) {
      throw e.prefixed("failed to wrap key for recipient #0: ");
    }
  }
}
