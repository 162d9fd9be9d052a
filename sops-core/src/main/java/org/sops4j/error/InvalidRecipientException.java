package org.sops4j.error;

import java.util.List;

/** The name of a master key that cannot be understood. */
public final class InvalidRecipientException extends SopsException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public InvalidRecipientException(String message) {
    super(ErrorCode.INVALID_RECIPIENT, message, List.of(), null);
  }
}
