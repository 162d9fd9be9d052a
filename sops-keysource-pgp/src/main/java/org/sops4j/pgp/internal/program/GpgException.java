package org.sops4j.pgp.internal.program;

import org.sops4j.pgp.internal.PgpException;

/** The program gpg failed, or could not be started. */
public final class GpgException extends PgpException {
  private static final long serialVersionUID = 1L;

  private final boolean started;
  private final String reason;

  GpgException(String text, boolean started, String reason) {
    super(text);
    this.started = started;
    this.reason = reason;
  }

  /**
   * Tells whether the program was there.
   *
   * @return false if it could not be started
   */
  public boolean wasStarted() {
    return started;
  }

  /**
   * Tells whether the program has no key for the message.
   *
   * @return true if it says so in English
   */
  public boolean saysThatNoKeyIsThere() {
    return getMessage().contains("No secret key");
  }

  /**
   * Returns what became of the program, in a few words.
   *
   * @return such as {@code exit status 2}
   */
  public String reason() {
    return reason;
  }
}
