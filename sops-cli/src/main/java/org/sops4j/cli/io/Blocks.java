package org.sops4j.cli.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * Reads and writes in blocks. The platform first copies what it is to write at once, or makes room
 * for what it is to read at once, however much that is.
 */
final class Blocks {
  private static final int SIZE = 1 << 16;
  private static final int MOST = Integer.MAX_VALUE - 8;

  private Blocks() {}

  /**
   * Reads to the end.
   *
   * @param in where from
   * @param expected how much there probably is
   */
  static byte[] read(InputStream in, long expected) throws IOException {
    byte[] bytes = new byte[(int) Math.max(1, Math.min(expected, MOST))];
    int size = 0;
    while (true) {
      if (size == bytes.length) {
        int next = in.read();
        if (next < 0) {
          return bytes;
        }
        bytes = Arrays.copyOf(bytes, grown(size));
        bytes[size++] = (byte) next;
      }
      int count = in.read(bytes, size, Math.min(SIZE, bytes.length - size));
      if (count < 0) {
        return Arrays.copyOf(bytes, size);
      }
      size += count;
    }
  }

  private static int grown(int size) {
    if (size == MOST) {
      throw new OutOfMemoryError("an input of more than 2 GB");
    }
    return (int) Math.min(MOST, Math.max(SIZE, 2L * size));
  }

  static void write(OutputStream out, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += SIZE) {
      out.write(bytes, at, Math.min(SIZE, bytes.length - at));
    }
  }

  static void write(WritableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.position() < bytes.length) {
      buffer.limit(Math.min(bytes.length, buffer.position() + SIZE));
      channel.write(buffer);
    }
  }
}
