package org.sops4j.age.internal;

import java.security.SecureRandom;
import java.util.List;

/** One to whom a file key can be encrypted. */
public interface Recipient {
  /**
   * Encrypts a file key.
   *
   * @param fileKey the key; not changed
   * @param random for ephemeral keys
   * @return what goes into the header
   * @throws AgeException if the recipient cannot be used
   */
  List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException;
}
