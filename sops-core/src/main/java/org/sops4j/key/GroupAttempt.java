package org.sops4j.key;

import java.util.List;

/**
 * What became of one key group.
 *
 * @param recovered whether one of its keys opened it
 * @param failures the keys that failed, in the order in which they were tried
 */
public record GroupAttempt(boolean recovered, List<KeyAttempt> failures) {
  /**
   * Copies the attempts.
   *
   * @param recovered whether one of its keys opened it
   * @param failures the keys that failed, in the order in which they were tried
   */
  public GroupAttempt {
    failures = List.copyOf(failures);
  }
}
