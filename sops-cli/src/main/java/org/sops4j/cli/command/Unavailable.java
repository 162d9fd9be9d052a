package org.sops4j.cli.command;

import org.sops4j.cli.Failure;

/** What the reference has and this version has not. */
public final class Unavailable {
  private Unavailable() {}

  /**
   * Says so.
   *
   * @param what the command or flag as it is typed
   * @return what to throw
   */
  public static Failure failure(String what) {
    return Failure.exit(
        ExitCodes.GENERIC, "sops " + what + ": not available in this version of sops4j");
  }
}
