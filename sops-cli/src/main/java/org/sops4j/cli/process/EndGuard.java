package org.sops4j.cli.process;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Acts when a signal that a process can see (SIGINT, SIGTERM, SIGHUP) ends this one. The JVM turns
 * these into an ordinary end, whose exit status would name the signal; so the reaction is asked for
 * the status.
 */
public final class EndGuard implements AutoCloseable {
  /** What is left to do. */
  @FunctionalInterface
  public interface Reaction {
    /**
     * Cleans up; runs beside the thread that works.
     *
     * @return the exit status
     */
    int end();
  }

  private final AtomicBoolean armed = new AtomicBoolean(true);
  private final Thread hook;

  private EndGuard(Runnable reaction) {
    this.hook =
        new Thread(
            () -> {
              if (armed.compareAndSet(true, false)) {
                reaction.run();
              }
            },
            "sops-end");
  }

  /**
   * Waits for signals until it is closed.
   *
   * @param reaction what to do
   * @return the guard
   */
  public static EndGuard arm(Reaction reaction) {
    return start(new EndGuard(() -> Runtime.getRuntime().halt(reaction.end())));
  }

  /**
   * Waits for signals until it is closed, and leaves the exit status as it is: 128 and the number.
   *
   * @param cleanUp what to do; runs beside the thread that works
   * @return the guard
   */
  public static EndGuard cleaning(Runnable cleanUp) {
    return start(new EndGuard(cleanUp));
  }

  private static EndGuard start(EndGuard guard) {
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  /**
   * Lets signals do again what they did. Does not return if one has come: the process is about to
   * end, and nothing more may happen.
   */
  @Override
  public void close() {
    if (!armed.compareAndSet(true, false)) {
      while (true) {
        LockSupport.park();
      }
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already, for a signal that came just now: the hook does nothing any more.
    }
  }
}
