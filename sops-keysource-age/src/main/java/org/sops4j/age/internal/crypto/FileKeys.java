package org.sops4j.age.internal.crypto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** File keys, encrypted with keys that are used once and therefore need no nonce. */
public final class FileKeys {
  /** The length of a file key in bytes. */
  public static final int LENGTH = 16;

  /** The length of an encrypted file key in bytes. */
  public static final int SEALED = LENGTH + Aead.TAG;

  private FileKeys() {}

  /**
   * Encrypts a file key.
   *
   * @param key 32 bytes, which are overwritten
   * @param fileKey the file key
   * @return the body of a stanza
   */
  public static byte[] seal(byte[] key, byte[] fileKey) {
    try {
      return Aead.seal(key, new byte[Aead.NONCE], fileKey);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * Decrypts a file key.
   *
   * @param key 32 bytes, which are overwritten
   * @param body the body of a stanza
   * @return the file key, or null if the key is another
   */
  public static byte @Nullable [] open(byte[] key, byte[] body) {
    try {
      return Aead.open(key, new byte[Aead.NONCE], body);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
