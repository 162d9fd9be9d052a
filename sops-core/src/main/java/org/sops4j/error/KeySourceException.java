package org.sops4j.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A master key that could not be used. */
public final class KeySourceException extends SopsException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public KeySourceException(String message) {
    this(message, null);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message the reference's text
   * @param cause what was caught, or null
   */
  public KeySourceException(String message, @Nullable Throwable cause) {
    super(ErrorCode.KEY_SOURCE_FAILED, message, List.of(), cause);
  }
}
