package org.sops4j.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.tree.Utf8;

/** The terminal from which the program was started. */
final class Terminal implements AutoCloseable {
  private static final String TTY = "/dev/tty";
  private static final String STDIN = "/dev/stdin";

  /** Goes to the next line, then back to the one of the question, and erases it. */
  private static final byte[] ERASE = {'\r', '\n', 0x1b, '[', 'F', 0x1b, '[', 'K'};

  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int ESCAPE = 0x1b;

  private final Path path;
  private final FileChannel input;

  /** A channel of its own: the other one is locked while it waits for keys. */
  private final FileChannel output;

  /** Outside of the heap, so that what is typed is not copied on its way. */
  private final ByteBuffer typed = ByteBuffer.allocateDirect(1024);

  private Terminal(Path path) throws IOException {
    this.path = path;
    this.input = FileChannel.open(path, StandardOpenOption.READ);
    this.output = FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /** How an answer is read. */
  interface Answer<T> {
    T read() throws IOException;
  }

  /**
   * Opens the terminal.
   *
   * @param isStdinTerminal whether standard input can take its place
   * @throws IOException if there is none
   */
  static Terminal open(boolean isStdinTerminal) throws IOException {
    try {
      return new Terminal(Path.of(TTY));
    } catch (IOException e) {
      if (isStdinTerminal) {
        return new Terminal(Path.of(STDIN));
      }
      throw new IOException(
          "standard input is not a terminal, and /dev/tty is not available: open /dev/tty: "
              + OsErrors.reason(e),
          e);
    }
  }

  /** What to open to get at this terminal. */
  Path path() {
    return path;
  }

  /** Shows a question, reads the answer, and erases the question. */
  <T> T ask(String question, Answer<T> answer) throws IOException {
    write(Utf8.encode(question + " "));
    try {
      return answer.read();
    } finally {
      wipe();
      erase();
    }
  }

  /** Erases the line of a question that nobody will answer any more. */
  void erase() throws IOException {
    write(ERASE);
  }

  /** Reads a line without its end. */
  byte[] readLine() throws IOException {
    Line line = new Line();
    try {
      while (true) {
        read();
        while (typed.hasRemaining()) {
          byte next = typed.get();
          if (next == '\n') {
            return line.toByteArray();
          }
          line.write(next);
        }
      }
    } finally {
      line.wipe();
    }
  }

  /** Waits for one of the keys 1 and 2; all others are ignored. */
  char readKey() throws IOException {
    while (true) {
      read();
      while (typed.hasRemaining()) {
        int key = typed.get();
        if (key == '1' || key == '2') {
          return (char) key;
        } else if (key == CTRL_C || key == CTRL_D) {
          throw new IOException("user cancelled prompt");
        } else if (key == ESCAPE) {
          skipSequence();
        }
      }
    }
  }

  /** Skips what a key such as Home sends; there may be digits in it. */
  private void skipSequence() {
    boolean ended = false;
    while (typed.hasRemaining() && !ended) {
      int next = typed.get();
      ended = next >= '@' && next != '[' && next != 'O';
    }
  }

  private void read() throws IOException {
    if (input.read(typed.clear()) <= 0) {
      throw new IOException("EOF");
    }
    typed.flip();
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      output.write(buffer);
    }
  }

  private void wipe() {
    typed.clear();
    while (typed.hasRemaining()) {
      typed.put((byte) 0);
    }
  }

  @Override
  public void close() throws IOException {
    try (output) {
      input.close();
    }
  }

  /** What was typed so far; can be overwritten, which no stream of the JDK can. */
  private static final class Line extends ByteArrayOutputStream {
    Line() {
      super(4096); // as long as a terminal lets a line be, so that it never grows
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
