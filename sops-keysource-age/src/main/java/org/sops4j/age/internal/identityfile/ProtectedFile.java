package org.sops4j.age.internal.identityfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.Passphrase;
import org.sops4j.age.internal.format.AgeFileReader;
import org.sops4j.age.internal.format.ArmorReader;
import org.sops4j.age.internal.format.NoMatchException;
import org.sops4j.age.internal.format.PayloadReader;
import org.sops4j.age.internal.scrypt.ScryptIdentity;

/** An identity file that is encrypted with a passphrase (keysources.md section 2.7). */
public final class ProtectedFile {
  private static final int LIMIT = 16 * 1024 * 1024;
  private static final String ARMOR = "-----BEGIN AGE";

  private final byte[] binary;

  private ProtectedFile(byte[] binary) {
    this.binary = binary;
  }

  /**
   * Tells whether content is that of a protected file.
   *
   * @param content the content of an identity file
   * @return true if it begins as age files do
   */
  public static boolean isProtected(byte[] content) {
    return startsWith(content, "age-encryption") || startsWith(content, ARMOR);
  }

  /**
   * Reads a file.
   *
   * @param content the content, with or without armor
   * @return the file
   * @throws AgeException if the armor is malformed, or the file too long to be one of identities
   */
  public static ProtectedFile of(byte[] content) throws AgeException {
    byte[] binary = content.clone();
    if (startsWith(content, ARMOR)) {
      try {
        binary = new ArmorReader(content).readAllBytes();
      } catch (IOException e) {
        throw new AgeException(String.valueOf(e.getMessage()));
      }
    }
    if (binary.length >= LIMIT) {
      throw new AgeException("file too long");
    }
    return new ProtectedFile(binary);
  }

  /**
   * Returns the file without armor.
   *
   * @return the bytes
   */
  public byte[] binary() {
    return binary.clone();
  }

  /**
   * Decrypts the file.
   *
   * @param passphrase where the passphrase comes from; told if it is wrong
   * @return the identities, at least one
   * @throws AgeException if the passphrase is wrong, or the file is damaged
   */
  public List<NativeIdentity> unlock(Passphrase passphrase) throws AgeException {
    PayloadReader payload = open(passphrase);
    byte[] content;
    try {
      content = payload.readAll();
    } catch (AgeException e) {
      throw e.prefixed("failed to read identities file: ");
    }
    try {
      return IdentityFile.parse(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private PayloadReader open(Passphrase passphrase) throws AgeException {
    try {
      return AgeFileReader.open(
          new ByteArrayInputStream(binary), List.of(new ScryptIdentity(passphrase)));
    } catch (NoMatchException e) {
      passphrase.reject();
      throw new AgeException("incorrect passphrase");
    } catch (AgeException e) {
      throw e.prefixed("failed to decrypt identity file: ");
    }
  }

  private static boolean startsWith(byte[] content, String prefix) {
    int length = prefix.length();
    return content.length >= length
        && prefix.equals(new String(content, 0, length, StandardCharsets.ISO_8859_1));
  }
}
