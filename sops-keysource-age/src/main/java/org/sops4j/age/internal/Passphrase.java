package org.sops4j.age.internal;

import java.io.IOException;

/** Where the passphrase of a protected key comes from, once it is needed. */
public interface Passphrase {
  /**
   * Asks for the passphrase.
   *
   * @return the passphrase, which the caller overwrites
   * @throws IOException if there is none
   */
  byte[] ask() throws IOException;

  /** Takes notice that the last answer was wrong. */
  default void reject() {}

  /** Takes notice that the answer was right, and that nothing it unlocked was of use. */
  default void wasInVain() {}
}
