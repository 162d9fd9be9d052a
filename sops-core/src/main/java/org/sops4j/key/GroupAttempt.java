package org.sops4j.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.KeyRef;

/**
 * What became of one key group.
 *
 * @param recovered whether one of its keys opened it
 * @param openedBy the key that did; null if none did, or if it is not told
 * @param failures the keys that failed, in the order in which they were tried
 */
public record GroupAttempt(
    boolean recovered, @Nullable KeyRef openedBy, List<KeyAttempt> failures) {
  /**
   * Copies the attempts.
   *
   * @param recovered whether one of its keys opened it
   * @param openedBy the key that did; null if none did, or if it is not told
   * @param failures the keys that failed, in the order in which they were tried
   */
  public GroupAttempt {
    failures = List.copyOf(failures);
  }

  /**
   * Makes a report that does not tell which key opened the group.
   *
   * @param recovered whether one of its keys opened it
   * @param failures the keys that failed, in the order in which they were tried
   */
  public GroupAttempt(boolean recovered, List<KeyAttempt> failures) {
    this(recovered, null, failures);
  }
}
