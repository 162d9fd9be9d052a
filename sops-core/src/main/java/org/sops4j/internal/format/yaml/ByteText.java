package org.sops4j.internal.format.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects UTF-8 text from pieces of the input. */
final class ByteText {
  private byte[] bytes;
  private int size;

  ByteText(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  int length() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void append(byte[] source, int from, int to) {
    require(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
  }

  void append(ByteText other) {
    append(other.bytes, 0, other.size);
  }

  void append(char ascii) {
    require(1);
    bytes[size++] = (byte) ascii;
  }

  void appendCodePoint(int code) {
    if (code < 0x80) {
      append((char) code);
    } else {
      byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
      append(utf8, 0, utf8.length);
    }
  }

  private void require(int more) {
    if (bytes.length - size < more) {
      long grown = Math.max((long) size + more, (long) size + (size >> 1));
      bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 8));
    }
  }

  /** Appends the break at the cursor, in its normal form, and steps over it. */
  void appendBreak(Cursor in, int length) {
    if (length == 3) {
      append(in.bytes, in.pos, in.pos + 3);
    } else {
      append('\n');
    }
    in.skipBreak(length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
