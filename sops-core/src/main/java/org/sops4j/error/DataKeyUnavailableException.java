package org.sops4j.error;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;

/** No master key, or not enough key groups, gave the data key; carries every attempt. */
public final class DataKeyUnavailableException extends SopsException {
  private static final long serialVersionUID = 1L;

  /** How many groups are needed. */
  private final int threshold;

  private final transient List<GroupAttempt> groups;

  /**
   * Makes an exception.
   *
   * @param threshold how many groups the file asks for; 0 if it does not say
   * @param groups what became of each group, in file order
   */
  public DataKeyUnavailableException(int threshold, List<GroupAttempt> groups) {
    super(ErrorCode.DATA_KEY_UNAVAILABLE, message(threshold, groups));
    this.threshold = threshold;
    this.groups = List.copyOf(groups);
  }

  private static String message(int threshold, List<GroupAttempt> groups) {
    long recovered = groups.stream().filter(GroupAttempt::recovered).count();
    return "Error getting data key: " + threshold + " successful groups required, got " + recovered;
  }

  /** Names every key that was tried, and why it failed. */
  @Override
  List<String> details() {
    List<String> details = new ArrayList<>();
    for (GroupAttempt group : groups()) {
      for (KeyAttempt attempt : group.failures()) {
        details.add(attempt.key() + ": " + String.join(", ", attempt.failures()));
      }
    }
    return details;
  }

  /**
   * Returns how many groups are needed.
   *
   * @return the number in the file; 0 if it has none, which is usual with one group
   */
  public int threshold() {
    return threshold;
  }

  /**
   * Returns what became of each group.
   *
   * @return the groups in file order
   */
  public List<GroupAttempt> groups() {
    return groups == null ? List.of() : groups;
  }
}
