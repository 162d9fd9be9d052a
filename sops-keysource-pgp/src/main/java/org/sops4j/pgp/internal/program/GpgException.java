package org.sops4j.pgp.internal.program;

import org.sops4j.key.KeySearch;
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
   * Says what became of the program.
   *
   * @param program the program
   * @return a place where a key was looked for
   */
  public KeySearch search(String program) {
    return new KeySearch(
        program, started ? KeySearch.Outcome.FAILED : KeySearch.Outcome.UNREADABLE, reason);
  }
}
