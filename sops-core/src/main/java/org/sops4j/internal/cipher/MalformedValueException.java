package org.sops4j.internal.cipher;

/** An encrypted value that does not open, in the reference's words. Never leaves the engine. */
public final class MalformedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String summary;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public MalformedValueException(String message) {
    this(message, message);
  }

  /**
   * Makes an exception whose text quotes a value.
   *
   * @param message the reference's text
   * @param summary the same without the value
   */
  public MalformedValueException(String message, String summary) {
    super(message);
    this.summary = summary;
  }

  /**
   * Returns what happened, without any value.
   *
   * @return a text for those who must not see values
   */
  public String summary() {
    return summary;
  }

  /**
   * Returns this failure with more words before its own.
   *
   * @param doing what was being done
   * @return the failure
   */
  public MalformedValueException prefixed(String doing) {
    return new MalformedValueException(doing + getMessage(), doing + summary);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Values are opened by the thousand and some are expected to fail: no stack is recorded. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
