package org.sops4j.pgp.internal.program;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to have gpg-agent decrypt. It has little memory for secrets, and says that there is no
 * such key when it has run out of it; so one asks after the other. A lock file in the folder of
 * GnuPG keeps other processes waiting.
 */
public final class AgentTurn implements AutoCloseable {
  private static final String FILE = ".sops-gpg.lock";
  private static final long STEP = 20;

  /** For all of this process, which is what a lock on a file belongs to. */
  private static final ReentrantLock HERE = new ReentrantLock(true);

  private final boolean held;
  private final @Nullable FileChannel file;

  private AgentTurn(boolean held, @Nullable FileChannel file) {
    this.held = held;
    this.file = file;
  }

  /**
   * Waits for the turn. Whoever has waited long enough goes without, since others may be stuck.
   *
   * @param home the folder of GnuPG
   * @param patience how long to wait at most; null for as long as it takes
   * @return the turn
   * @throws InterruptedIOException if the thread is interrupted
   */
  public static AgentTurn take(Path home, @Nullable Duration patience)
      throws InterruptedIOException {
    long start = System.nanoTime();
    boolean held = false;
    try {
      held = waitHere(patience);
      return new AgentTurn(held, held ? waitForOthers(home, start, patience) : null);
    } catch (InterruptedException e) {
      if (held) {
        HERE.unlock();
      }
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for gpg-agent");
    }
  }

  /**
   * What is done in a turn.
   *
   * @param <T> what is answered
   */
  @FunctionalInterface
  public interface Request<T> {
    /**
     * Asks the agent, or a program that does.
     *
     * @return the answer
     * @throws IOException if it fails
     */
    T send() throws IOException;
  }

  /**
   * Uses the turn.
   *
   * @param <T> what is answered
   * @param request what to do
   * @return the answer
   * @throws IOException if it fails
   */
  public <T> T use(Request<T> request) throws IOException {
    return request.send();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (held) {
      HERE.unlock();
    }
  }

  private static boolean waitHere(@Nullable Duration patience) throws InterruptedException {
    if (patience != null) {
      return HERE.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
    HERE.lockInterruptibly();
    return true;
  }

  /** In a folder that cannot be written only the threads of this process wait. */
  private static @Nullable FileChannel waitForOthers(
      Path home, long start, @Nullable Duration patience) throws InterruptedException {
    FileChannel opened = open(home);
    while (opened != null
        && isLockedByOthers(opened)
        && (patience == null || System.nanoTime() - start < patience.toNanos())) {
      TimeUnit.MILLISECONDS.sleep(STEP);
    }
    return opened;
  }

  private static boolean isLockedByOthers(FileChannel file) {
    try {
      return file.tryLock() == null;
    } catch (IOException e) {
      return false; // a file system without locks
    }
  }

  private static @Nullable FileChannel open(Path home) {
    try {
      return FileChannel.open(
          home.resolve(FILE),
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }
}
