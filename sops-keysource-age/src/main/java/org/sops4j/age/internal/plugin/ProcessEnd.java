package org.sops4j.age.internal.plugin;

import java.util.concurrent.TimeUnit;

/** Sees to it that a process ends: by itself, when asked, or by force. */
final class ProcessEnd {
  private static final long GRACE_MILLIS = 500;

  private ProcessEnd() {}

  /** Tells whether a process has ended, or is about to. */
  static boolean isReached(Process process) {
    try {
      return process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Ends a process.
   *
   * @param isStuck whether it had its chance, so that only force is left
   */
  static void bring(Process process, boolean isStuck) {
    if (!isStuck && isReached(process)) {
      return;
    }
    if (!isStuck) {
      process.destroy();
      if (isReached(process)) {
        return;
      }
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    isReached(process);
  }
}
