package org.sops4j.cli.io;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Lets the program end only when a file that is being written over is whole again. */
final class WholeWrite implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread endOfProgram = new Thread(this::await, "sops-write");

  private WholeWrite() {}

  /** Announces a write. */
  static WholeWrite begin() {
    WholeWrite write = new WholeWrite();
    register(write.endOfProgram);
    return write;
  }

  /**
   * Has something done at the end of the program. Does not return if that has come: nothing may
   * begin to write any more.
   */
  static void register(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      waitForEnd();
    }
  }

  /** Leaves the rest to the end of the program, which has come. Does not return. */
  static void waitForEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  private void await() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(endOfProgram);
    } catch (IllegalStateException e) {
      // The program is at its end, and waits no longer.
    }
  }
}
