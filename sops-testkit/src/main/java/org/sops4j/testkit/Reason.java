package org.sops4j.testkit;

import org.sops4j.error.SopsException;

/**
 * The words of SOPS for a failure, without what the message adds: {@code
 * assertThatThrownBy(...).extracting(Reason::of).isEqualTo("...")}.
 */
public final class Reason {
  private Reason() {}

  /**
   * Takes the reason out of a failure.
   *
   * @param failure what was thrown
   * @return its reason; of what is not ours, its class and message
   */
  public static String of(Throwable failure) {
    return failure instanceof SopsException known ? known.reason() : String.valueOf(failure);
  }
}
