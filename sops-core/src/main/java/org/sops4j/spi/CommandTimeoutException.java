package org.sops4j.spi;

import java.io.IOException;
import java.time.Duration;

/** A child process took too long, and was ended. */
public final class CommandTimeoutException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the failure.
   *
   * @param program the program, as it was called
   * @param limit how long it was given
   */
  public CommandTimeoutException(String program, Duration limit) {
    super(program + " did not end within " + limit.toSeconds() + " s");
  }
}
