package org.sops4j.spi;

import org.sops4j.key.DataKey;

/** What came of an attempt to decrypt a data key: done, not mine, or failed. */
public sealed interface UnwrapResult {
  /**
   * The data key or the share.
   *
   * @param part the key
   */
  record Unwrapped(DataKey part) implements UnwrapResult {}

  /**
   * No private key at hand belongs to the master key.
   *
   * @param message the reference's text; without secrets
   */
  record NotMine(String message) implements UnwrapResult {}

  /**
   * There was a private key, or a place to look for one, and it failed.
   *
   * @param message the reference's text; without secrets
   */
  record Failed(String message) implements UnwrapResult {}
}
