package org.sops4j.spi;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.sops4j.tree.Utf8;

/** Lines to and from gpg-agent. Replies may be secrets, so that nothing of them stays behind. */
final class AgentLines {
  /** More than the protocol allows in a line. */
  private static final int LIMIT = 4096;

  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.wrap(new byte[LIMIT]).limit(0);

  AgentLines(SocketChannel channel) {
    this.channel = channel;
  }

  void write(String line) throws IOException {
    if (line.indexOf('\n') >= 0) { // a variable of the user must not become a command
      throw new IOException("gpgagent: line feed in a request");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Utf8.encode(line + '\n'));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Reads a reply without its line end; comments and progress are skipped. */
  byte[] read() throws IOException {
    byte[] line;
    do {
      line = line();
    } while (isAside(line));
    return line;
  }

  void close() {
    Arrays.fill(buffer.array(), (byte) 0);
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more was to be said.
    }
  }

  private static boolean isAside(byte[] line) {
    return line.length > 0
        && (line[0] == '#' || (line[0] == 'S' && line.length > 1 && line[1] == ' '));
  }

  private byte[] line() throws IOException {
    byte[] line = new byte[LIMIT];
    int length = 0;
    try {
      for (byte next = next(); next != '\n'; next = next()) {
        if (length == LIMIT) {
          throw new IOException("gpgagent: overlong reply");
        }
        line[length++] = next;
      }
      return Arrays.copyOf(line, length);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private byte next() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear();
      int count = channel.read(buffer);
      buffer.flip();
      if (count < 0) {
        throw new EOFException("EOF");
      }
    }
    return buffer.get();
  }
}
