package org.sops4j.spi;

import java.util.List;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.WrappedKey;

/** Encrypts data keys to master keys of one type, and decrypts them. Safe for many threads. */
public interface KeySource {
  /**
   * Reads the names of master keys as given on a command line or in a configuration file.
   *
   * @param text names separated by commas; empty for none
   * @return the names in order, duplicates kept
   * @throws org.sops4j.error.InvalidRecipientException if one cannot be understood
   */
  List<KeyRef> parse(String text);

  /**
   * Encrypts a data key, or a share of one.
   *
   * @param ref the master key, of the type of this source
   * @param part the key or the share
   * @return the ciphertext as it goes into the file
   * @throws org.sops4j.error.KeySourceException if the master key cannot be used
   */
  String wrap(KeyRef ref, DataKey part);

  /**
   * Decrypts a data key, or a share of one. Everything that can go wrong is a result, not an
   * exception.
   *
   * @param key the entry of the file
   * @return the key, or why not
   */
  UnwrapResult unwrap(WrappedKey key);
}
