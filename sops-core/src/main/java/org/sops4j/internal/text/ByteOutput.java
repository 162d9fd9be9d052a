package org.sops4j.internal.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.tree.Utf8;

/**
 * A growing array of bytes. Long runs are kept by reference until the end, so that writing one
 * large value needs no memory but that of the result; they must not be changed meanwhile.
 */
public final class ByteOutput {
  private static final int LONG_RUN = 1 << 16;

  private final List<byte[]> parts = new ArrayList<>(0);
  private final List<int[]> bounds = new ArrayList<>(0);
  private byte[] buffer;
  private int size;

  /** Makes an empty output. */
  public ByteOutput() {
    buffer = new byte[512];
  }

  /**
   * Appends one byte.
   *
   * @param value the byte, in the lower eight bits
   */
  public void write(int value) {
    if (size == buffer.length) {
      grow(1);
    }
    buffer[size++] = (byte) value;
  }

  /**
   * Appends all bytes of an array.
   *
   * @param bytes the bytes
   */
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  /**
   * Appends a part of an array.
   *
   * @param bytes the array
   * @param from where the part starts
   * @param to where it ends
   */
  public void write(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= LONG_RUN) {
      flush();
      add(bytes, from, to);
      return;
    }
    if (length > buffer.length - size) {
      grow(length);
    }
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  /**
   * Appends text of ASCII characters only.
   *
   * @param text the text
   */
  public void ascii(String text) {
    int length = text.length();
    if (length > buffer.length - size) {
      grow(length);
    }
    for (int i = 0; i < length; i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
  }

  /**
   * Appends any text.
   *
   * @param text the text, as {@link Utf8} explains
   */
  public void utf8(String text) {
    write(Utf8.encode(text));
  }

  /**
   * Appends a byte several times.
   *
   * @param value the byte
   * @param count how often
   */
  public void fill(int value, int count) {
    if (count > buffer.length - size) {
      grow(count);
    }
    Arrays.fill(buffer, size, size + count, (byte) value);
    size += count;
  }

  /**
   * Returns everything that was written.
   *
   * @return a new array
   */
  public byte[] toByteArray() {
    if (parts.isEmpty()) {
      return Arrays.copyOf(buffer, size);
    }
    flush();
    long total = 0;
    for (int[] bound : bounds) {
      total += bound[1] - bound[0];
    }
    byte[] all = new byte[Math.toIntExact(total)];
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      int[] bound = bounds.get(i);
      System.arraycopy(parts.get(i), bound[0], all, at, bound[1] - bound[0]);
      at += bound[1] - bound[0];
    }
    return all;
  }

  private void flush() {
    if (size > 0) {
      add(buffer, 0, size);
      buffer = new byte[512];
      size = 0;
    }
  }

  private void add(byte[] bytes, int from, int to) {
    parts.add(bytes);
    bounds.add(new int[] {from, to});
  }

  private void grow(int atLeast) {
    long wanted = Math.max((long) buffer.length * 2, (long) size + atLeast);
    int most = Integer.MAX_VALUE - 8;
    buffer = Arrays.copyOf(buffer, (int) Math.max(Math.min(wanted, most), (long) size + atLeast));
  }
}
