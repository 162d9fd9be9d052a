package org.sops4j.key;

import java.util.List;
import org.sops4j.metadata.KeyRef;

/**
 * How one master key failed to give the data key.
 *
 * @param key the master key
 * @param failures why, one text for each key service that was asked; without secrets
 */
public record KeyAttempt(KeyRef key, List<String> failures) {
  /**
   * Copies the texts.
   *
   * @param key the master key
   * @param failures why, one text for each key service that was asked; without secrets
   */
  public KeyAttempt {
    failures = List.copyOf(failures);
  }
}
