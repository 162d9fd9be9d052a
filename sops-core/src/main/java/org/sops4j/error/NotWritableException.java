package org.sops4j.error;

import java.util.List;

/** A tree, or a value of it, that the format cannot hold. */
public final class NotWritableException extends SopsException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public NotWritableException(String message) {
    super(ErrorCode.NOT_WRITABLE, message, List.of(), null);
  }
}
