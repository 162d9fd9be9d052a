package org.sops4j.age.internal;

import java.util.List;

/** One who may be able to decrypt a file key. */
public interface Identity {
  /**
   * Looks for a stanza that is for this identity, and decrypts the file key from it.
   *
   * @param stanzas all stanzas of a header
   * @return the file key, or why not
   */
  Unwrapping unwrap(List<Stanza> stanzas);

  /** Overwrites the secret. The identity must not be used again. */
  void wipe();
}
