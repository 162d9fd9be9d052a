package org.sops4j.metadata;

import java.util.List;

/**
 * Master keys of which any one opens the group.
 *
 * @param keys the entries in the order in which they are tried
 */
public record KeyGroup(List<WrappedKey> keys) {
  /**
   * Copies the entries.
   *
   * @param keys the entries in the order in which they are tried
   */
  public KeyGroup {
    keys = List.copyOf(keys);
  }
}
