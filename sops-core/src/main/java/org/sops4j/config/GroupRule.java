package org.sops4j.config;

import java.util.List;

/**
 * A key group as it is written.
 *
 * @param merge groups whose keys come first
 * @param keys its own keys, in the order in which they enter the group
 */
public record GroupRule(List<GroupRule> merge, List<KeyEntry> keys) {
  /**
   * Copies the lists.
   *
   * @param merge groups whose keys come first
   * @param keys its own keys, in the order in which they enter the group
   */
  public GroupRule {
    merge = List.copyOf(merge);
    keys = List.copyOf(keys);
  }
}
