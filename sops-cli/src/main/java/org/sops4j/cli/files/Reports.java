package org.sops4j.cli.files;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Hands on what came of each file, in order and one at a time. */
final class Reports<R> {
  /** How long the end of the program waits for a report that is being written. */
  private static final long PATIENCE_SECONDS = 1;

  private final Workers<R> workers;
  private final FileReporter<R> reporter;
  private final ProgressLine progress;
  private final ReentrantLock lock = new ReentrantLock();
  private int next;
  private int reported;
  private int failed;
  private boolean closed;

  Reports(Workers<R> workers, FileReporter<R> reporter, ProgressLine progress) {
    this.workers = workers;
    this.reporter = reporter;
    this.progress = progress;
  }

  /** Reports the next file, which is done. */
  void next() {
    lock.lock();
    try {
      FileOutcome<R> outcome = closed ? null : workers.takeOutcome(next++);
      if (outcome != null) {
        report(outcome);
        progress.show(reported, failed, workers.count());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reports all that is done and was not reported yet, and nothing more; returns how many. */
  int finish() {
    boolean isOurs = false;
    try {
      isOurs = lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (isOurs && !closed) {
        reportRest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      if (isOurs) {
        lock.unlock();
      }
    }
    return reported;
  }

  private void reportRest() {
    progress.erase();
    for (; next < workers.count(); next++) {
      @Nullable FileOutcome<R> outcome = workers.takeOutcome(next);
      if (outcome != null) {
        report(outcome);
      }
    }
  }

  private void report(FileOutcome<R> outcome) {
    reported++;
    failed += outcome.failure() == null ? 0 : 1;
    reporter.report(outcome);
  }
}
