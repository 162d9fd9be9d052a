package org.sops4j.cli.files;

import java.io.IOException;
import java.io.OutputStream;
import org.sops4j.cli.Invocation;
import org.sops4j.tree.Utf8;

/**
 * The last line of a terminal, which tells how far the work is once it takes longer than a second.
 * It is gone before anything else is printed. Does nothing where standard error is no terminal.
 */
public final class ProgressLine {
  private static final long DELAY = 1_000_000_000L;
  private static final long PACE = 100_000_000L;
  private static final byte[] ERASE = {'\r', 0x1b, '[', 'K'};

  private final OutputStream stderr;
  private final boolean isWanted;
  private long due;
  private boolean isShown;
  private int hidden;

  /**
   * Prepares the line; shows nothing yet.
   *
   * @param invocation standard error as it is, and whether it is a terminal
   */
  public ProgressLine(Invocation invocation) {
    this(invocation, DELAY);
  }

  ProgressLine(Invocation invocation, long delay) {
    this.due = System.nanoTime() + delay;
    this.stderr = invocation.stderr();
    this.isWanted = invocation.terminals().stderr() && !invocation.env("TERM").equals("dumb");
  }

  /**
   * Returns an invocation that prints past this line: all that has to be printed during a run goes
   * through its streams.
   *
   * @param invocation the invocation of the program
   * @return the same with other streams
   */
  public Invocation over(Invocation invocation) {
    return isWanted
        ? invocation.withStreams(
            invocation.stdin(), over(invocation.stdout()), over(invocation.stderr()))
        : invocation;
  }

  private OutputStream over(OutputStream stream) {
    return new Past(stream);
  }

  /** Shows how far the work is, unless it was shown just now. */
  synchronized void show(int done, int failed, int all) {
    long now = System.nanoTime();
    if (!isWanted || hidden > 0 || now - due < 0) {
      return;
    }
    due = now + PACE;
    String text = done + " of " + all + " files" + (failed > 0 ? ", " + failed + " failed" : "");
    erase();
    write(Utf8.encode(text));
    isShown = true;
  }

  /** Takes the line away until it is shown again. */
  public synchronized void erase() {
    if (isShown) {
      write(ERASE);
      isShown = false;
    }
  }

  /** Leaves the terminal to somebody who asks a person; {@link #resume} is to follow. */
  public synchronized void hide() {
    erase();
    hidden++;
  }

  /** Takes the terminal back. */
  public synchronized void resume() {
    hidden--;
  }

  private void write(byte[] bytes) {
    try {
      stderr.write(bytes);
      stderr.flush();
    } catch (IOException e) {
      // Whoever would have to be told does not listen.
    }
  }

  /** A stream to the same terminal. */
  private final class Past extends OutputStream {
    private final OutputStream stream;

    Past(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (ProgressLine.this) {
        erase();
        stream.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }
  }
}
