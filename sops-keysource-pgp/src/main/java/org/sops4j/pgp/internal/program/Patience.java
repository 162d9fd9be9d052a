package org.sops4j.pgp.internal.program;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.spi.KeyContext;

/** How long gpg may take. Somebody at a terminal may be looking for a card, or typing. */
public final class Patience {
  static final String VARIABLE = "SOPS_GPG_TIMEOUT";

  private static final long USUAL = 60;

  private Patience() {}

  /**
   * Returns the limit.
   *
   * @param context the environment
   * @return the limit, or null for none
   * @throws PgpException if the variable is not a number of seconds
   */
  public static @Nullable Duration of(KeyContext context) throws PgpException {
    String set = context.env(VARIABLE);
    long seconds = set == null || set.isEmpty() ? USUAL : seconds(set);
    return seconds == 0 || context.prompts().isInteractive() ? null : Duration.ofSeconds(seconds);
  }

  private static long seconds(String text) throws PgpException {
    try {
      long seconds = Integer.parseInt(text);
      if (seconds >= 0) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // the same as a negative number
    }
    throw new PgpException(VARIABLE + " must be a number of seconds, or 0 for no limit");
  }
}
