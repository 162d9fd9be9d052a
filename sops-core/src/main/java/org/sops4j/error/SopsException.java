package org.sops4j.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures. Messages never hold a secret; where SOPS itself has a wording for the
 * failure the message is exactly that, and what we add stands in {@link #hints()}.
 */
public class SopsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason. */
  private final ErrorCode code;

  private final transient List<String> hints;

  /**
   * Makes an exception.
   *
   * @param code the reason
   * @param message what happened, in the words of SOPS where it has any
   */
  public SopsException(ErrorCode code, String message) {
    this(code, message, List.of(), null);
  }

  /**
   * Makes an exception with more to say.
   *
   * @param code the reason
   * @param message what happened, in the words of SOPS where it has any
   * @param hints further lines: where it happened, what to do
   * @param cause what was caught, or null
   */
  public SopsException(
      ErrorCode code, String message, List<String> hints, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hints = List.copyOf(hints);
  }

  /**
   * Returns the reason.
   *
   * @return the code
   */
  public final ErrorCode code() {
    return code;
  }

  /**
   * Returns what we add to the message: where it happened and what to do, a line each.
   *
   * @return lines without secrets, perhaps none
   */
  public List<String> hints() {
    return hints == null ? List.of() : hints;
  }

  /**
   * Returns the message; never null here.
   *
   * @return the message
   */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? code.name() : message;
  }
}
