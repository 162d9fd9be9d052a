package org.sops4j.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file as it was read. Keys and regular expressions of a rule are looked at only
 * when the rule is used, so that a mistake in one rule does not break files of another.
 *
 * @param path where it was read from; paths of rules are relative to its folder
 * @param creationRules the rules for new files in order; null if the file has none at all, which is
 *     not the same as an empty list
 * @param destinationRules the rules for publishing in order
 * @param stores options of the formats
 */
public record SopsConfig(
    Path path,
    @Nullable List<CreationRule> creationRules,
    List<DestinationRule> destinationRules,
    StoreOptions stores) {
  /**
   * Copies the lists.
   *
   * @param path where it was read from; paths of rules are relative to its folder
   * @param creationRules the rules for new files in order; null if the file has none at all, which
   *     is not the same as an empty list
   * @param destinationRules the rules for publishing in order
   * @param stores options of the formats
   */
  public SopsConfig {
    creationRules = creationRules == null ? null : List.copyOf(creationRules);
    destinationRules = List.copyOf(destinationRules);
  }

  /**
   * Returns the same content at another place, which is what rules measure paths from.
   *
   * @param newPath the place
   * @return the configuration
   */
  public SopsConfig at(Path newPath) {
    return new SopsConfig(newPath, creationRules, destinationRules, stores);
  }
}
