package org.sops4j.age.internal.plugin;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.KeyContext;

/**
 * How long a plugin may take altogether: as long as it likes where a person may have to touch or
 * type something, else a minute unless the environment says otherwise.
 */
final class Patience {
  private static final String VARIABLE = "SOPS_AGE_PLUGIN_TIMEOUT";
  private static final long DEFAULT = 60;

  /** After this time the person is told whom the program is waiting for. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(5);

  private final long start = System.nanoTime();
  private final @Nullable Duration limit;

  private Patience(@Nullable Duration limit) {
    this.limit = limit;
  }

  static Patience of(KeyContext context) throws AgeException {
    if (context.prompts().isInteractive()) {
      return new Patience(null);
    }
    String text = context.env(VARIABLE);
    long seconds = text == null || text.isEmpty() ? DEFAULT : seconds(text);
    return new Patience(seconds == 0 ? null : Duration.ofSeconds(seconds));
  }

  private static long seconds(String text) throws AgeException {
    try {
      int seconds = Integer.parseInt(text);
      if (seconds >= 0) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new AgeException(VARIABLE + " is not a number of seconds: " + Quote.quote(text));
  }

  /**
   * Returns how many nanoseconds to wait at most before looking again; not above zero at the end.
   */
  long nextWait(boolean isTold) {
    long quiet = isTold ? Long.MAX_VALUE : QUIET;
    return limit == null ? quiet : Math.min(quiet, limit.toNanos() - (System.nanoTime() - start));
  }

  /** Says that the time is over. */
  AgeException over() {
    long seconds = limit == null ? 0 : limit.toSeconds();
    return new AgeException(
        "the plugin did not finish within "
            + seconds
            + " s ("
            + VARIABLE
            + " sets how many seconds it may take, 0 for no limit)");
  }
}
