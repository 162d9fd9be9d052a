package org.sops4j.internal.text;

import java.util.Arrays;
import org.sops4j.tree.Utf8;

/**
 * A growing array of bytes. Long runs are kept by reference until the end, so that writing one
 * large value needs no memory but that of the result; they must not be changed meanwhile.
 */
public final class ByteOutput {
  private static final int LONG_RUN = 1 << 16;

  /** From here on a full buffer is set aside, rather than copied into a larger one. */
  private static final int LARGE = 1 << 20;

  private final Parts parts = new Parts();
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
      if (size > 0) {
        setAside(512);
      }
      parts.add(bytes, from, to);
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
    return parts.isEmpty() ? Arrays.copyOf(buffer, size) : parts.join(buffer, size);
  }

  private void setAside(int next) {
    parts.add(buffer, 0, size);
    buffer = new byte[next];
    size = 0;
  }

  private void grow(int atLeast) {
    if (size >= LARGE) {
      setAside(Math.max(2 * LARGE, atLeast));
    } else {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + atLeast));
    }
  }
}
