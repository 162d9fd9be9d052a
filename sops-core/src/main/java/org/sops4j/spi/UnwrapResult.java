package org.sops4j.spi;

import java.util.List;
import org.sops4j.key.DataKey;
import org.sops4j.key.KeySearch;

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
   * @param searches where private keys were looked for, in order
   */
  record NotMine(String message, List<KeySearch> searches) implements UnwrapResult {
    /**
     * Copies the list.
     *
     * @param message the reference's text; without secrets
     * @param searches where private keys were looked for, in order
     */
    public NotMine {
      searches = List.copyOf(searches);
    }

    /**
     * Makes a result that says nothing of places.
     *
     * @param message the reference's text; without secrets
     */
    public NotMine(String message) {
      this(message, List.of());
    }
  }

  /**
   * There was a private key, or a place to look for one, and it failed.
   *
   * @param message the reference's text; without secrets
   * @param searches where private keys were looked for, in order
   */
  record Failed(String message, List<KeySearch> searches) implements UnwrapResult {
    /**
     * Copies the list.
     *
     * @param message the reference's text; without secrets
     * @param searches where private keys were looked for, in order
     */
    public Failed {
      searches = List.copyOf(searches);
    }

    /**
     * Makes a result that says nothing of places.
     *
     * @param message the reference's text; without secrets
     */
    public Failed(String message) {
      this(message, List.of());
    }
  }
}
