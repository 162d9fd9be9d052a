package org.sops4j.internal.cipher;

/** An encrypted value that does not open, in the reference's words. Never leaves the engine. */
public final class MalformedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public MalformedValueException(String message) {
    super(message);
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
