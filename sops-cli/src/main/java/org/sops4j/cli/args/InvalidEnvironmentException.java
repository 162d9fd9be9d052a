package org.sops4j.cli.args;

/** A variable of the environment that no flag can take its default from. */
public final class InvalidEnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public InvalidEnvironmentException(String message) {
    super(message, null, false, false);
  }

  /**
   * Returns the text.
   *
   * @return the reference's text
   */
  public String text() {
    return String.valueOf(getMessage());
  }
}
