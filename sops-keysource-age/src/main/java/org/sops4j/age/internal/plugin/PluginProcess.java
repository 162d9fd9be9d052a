package org.sops4j.age.internal.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.format.StanzaReader;
import org.sops4j.age.internal.format.StanzaWriter;

/**
 * A running plugin. Its pipes are used by a thread of their own, which can be left behind: a plugin
 * that neither reads nor writes must not stop the caller.
 */
final class PluginProcess implements AutoCloseable {
  private final Process process;
  private final Patience patience;
  private final Runnable onQuiet;
  private final BoundedStream input;
  private final StanzaReader stanzas;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(PluginProcess::thread);
  private boolean isStuck;

  /**
   * Takes over a process that was just started.
   *
   * @param patience how long it may take
   * @param onQuiet what to do when it has said nothing for a while
   */
  PluginProcess(Process process, Patience patience, Runnable onQuiet) {
    this.process = process;
    this.patience = patience;
    this.onQuiet = onQuiet;
    this.input = new BoundedStream(process.getInputStream());
    this.stanzas = new StanzaReader(input);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sops-age-plugin");
    thread.setDaemon(true);
    return thread;
  }

  /** Sends stanzas. A plugin may have stopped to listen: why is in what it says last. */
  void send(List<Stanza> all) throws AgeException {
    await(Executors.callable(() -> writeIfHeard(all)));
  }

  private void writeIfHeard(List<Stanza> all) {
    try {
      write(all);
    } catch (IOException e) {
      // Nobody reads the pipe.
    }
  }

  private void write(List<Stanza> all) throws IOException {
    OutputStream output = process.getOutputStream();
    for (Stanza stanza : all) {
      byte[] text = StanzaWriter.print(stanza);
      try {
        output.write(text);
      } finally {
        Arrays.fill(text, (byte) 0);
      }
    }
    output.flush();
  }

  /** Waits for the next stanza. */
  Stanza receive() throws AgeException {
    try {
      return await(stanzas::read);
    } catch (AgeException e) {
      throw input.hasEnded() ? ended(e) : e;
    }
  }

  private <T> T await(Callable<T> step) throws AgeException {
    Future<T> result = worker.submit(step);
    boolean isTold = false;
    isStuck = true;
    while (patience.nextWait(isTold) > 0) {
      try {
        T value = result.get(patience.nextWait(isTold), TimeUnit.NANOSECONDS);
        isStuck = false;
        return value;
      } catch (TimeoutException e) {
        if (!isTold) {
          onQuiet.run();
        }
        isTold = true;
      } catch (ExecutionException e) {
        isStuck = false;
        throw e.getCause() instanceof AgeException age
            ? age
            : new AgeException(String.valueOf(e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AgeException("interrupted while waiting for the plugin");
      }
    }
    throw patience.over();
  }

  /** Adds how the process ended to the words of the reference, if it has ended. */
  private AgeException ended(AgeException e) {
    if (!ProcessEnd.isReached(process)) {
      return e;
    }
    return new AgeException(
        e.getMessage() + " (the plugin ended with status " + process.exitValue() + ")");
  }

  /** Ends the process, whatever state it is in. */
  @Override
  public void close() {
    worker.shutdownNow();
    if (!isStuck) { // else closing would wait for the thread that is stuck
      closeQuietly(process.getOutputStream());
      closeQuietly(input);
    }
    ProcessEnd.bring(process, isStuck);
  }

  private static void closeQuietly(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      // The conversation is over: nothing that is lost here was wanted.
    }
  }
}
