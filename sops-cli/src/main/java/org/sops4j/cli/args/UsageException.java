package org.sops4j.cli.args;

/** Arguments that do not fit the flags: the help page follows on standard output. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean aliasClash;

  /**
   * Makes an exception.
   *
   * @param message the reference's text
   */
  public UsageException(String message) {
    this(message, false);
  }

  UsageException(String message, boolean aliasClash) {
    super(message, null, false, false);
    this.aliasClash = aliasClash;
  }

  /**
   * Tells whether two names of one flag were used, which the reference words differently at the
   * root.
   *
   * @return true for such a clash
   */
  public boolean isAliasClash() {
    return aliasClash;
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
