package org.sops4j.key;

import java.util.List;
import org.sops4j.metadata.KeyRef;

/**
 * How one master key failed to give the data key.
 *
 * @param key the master key
 * @param failures why, one text for each key service that was asked; without secrets
 * @param searches where its private key was looked for, in order; empty if that is not known
 */
public record KeyAttempt(KeyRef key, List<String> failures, List<KeySearch> searches) {
  /**
   * Copies the lists.
   *
   * @param key the master key
   * @param failures why, one text for each key service that was asked; without secrets
   * @param searches where its private key was looked for, in order; empty if that is not known
   */
  public KeyAttempt {
    failures = List.copyOf(failures);
    searches = List.copyOf(searches);
  }
}
