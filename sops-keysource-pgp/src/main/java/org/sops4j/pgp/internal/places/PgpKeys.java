package org.sops4j.pgp.internal.places;

import org.sops4j.pgp.internal.PgpException;
import org.sops4j.spi.UnwrapResult;

/** Keys to encrypt to and to decrypt with. Safe for many threads. */
public interface PgpKeys {
  /**
   * Encrypts.
   *
   * @param fingerprint the key as the file names it
   * @param data what to encrypt
   * @return an armored message
   * @throws PgpException if it cannot be done
   */
  String encrypt(String fingerprint, byte[] data) throws PgpException;

  /**
   * Decrypts.
   *
   * @param message an armored message
   * @return the data, or why not
   */
  UnwrapResult decrypt(String message);
}
