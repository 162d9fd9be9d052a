package org.sops4j.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 that text is written into without detours. Lone surrogates become the
 * bytes they stand for, as {@link org.sops4j.tree.Utf8} explains.
 */
public final class Utf8Output {
  private static final int REPLACEMENT = 0xFFFD;

  /** From here on a full buffer is set aside, rather than copied into a larger one. */
  private static final int LARGE = 1 << 20;

  private final Parts parts = new Parts();
  private byte[] bytes;
  private int size;

  /**
   * Makes an empty buffer.
   *
   * @param capacity how many bytes to expect
   */
  public Utf8Output(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /**
   * Appends one ASCII character.
   *
   * @param c the character, below U+0080
   * @return this
   */
  public Utf8Output ascii(char c) {
    room(1);
    bytes[size++] = (byte) c;
    return this;
  }

  /**
   * Appends text.
   *
   * @param text any text
   * @return this
   */
  public Utf8Output text(String text) {
    return text(text, 0, text.length());
  }

  /**
   * Appends a part of a text.
   *
   * @param text any text
   * @param from where the part starts
   * @param to where it ends
   * @return this
   */
  public Utf8Output text(String text, int from, int to) {
    room(to - from);
    byte[] out = bytes;
    int at = size;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        break;
      }
      out[at++] = (byte) c;
      i++;
    }
    size = at;
    while (i < to) {
      int code = text.codePointAt(i);
      codePoint(code);
      i += Character.charCount(code);
    }
    return this;
  }

  /**
   * Appends bytes.
   *
   * @param utf8 the bytes
   * @return this
   */
  public Utf8Output bytes(byte[] utf8) {
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /**
   * Appends one character.
   *
   * @param code a code point, or a lone surrogate that stands for a byte
   * @return this
   */
  public Utf8Output codePoint(int code) {
    room(4);
    if (code < 0x80) {
      bytes[size++] = (byte) code;
    } else if (code < 0x800) {
      bytes[size++] = (byte) (0xC0 | (code >> 6));
      trail(code);
    } else if (code >= 0xDC80 && code <= 0xDCFF) {
      bytes[size++] = (byte) (code - 0xDC00);
    } else if (code < 0x10000) {
      int known = code >= 0xD800 && code <= 0xDFFF ? REPLACEMENT : code;
      bytes[size++] = (byte) (0xE0 | (known >> 12));
      trail(known >> 6);
      trail(known);
    } else {
      bytes[size++] = (byte) (0xF0 | (code >> 18));
      trail(code >> 12);
      trail(code >> 6);
      trail(code);
    }
    return this;
  }

  /**
   * Appends blanks.
   *
   * @param count how many
   * @return this
   */
  public Utf8Output spaces(int count) {
    room(count);
    for (int i = 0; i < count; i++) {
      bytes[size++] = ' ';
    }
    return this;
  }

  /**
   * Returns a copy of the bytes.
   *
   * @return exactly the bytes so far
   */
  public byte[] toByteArray() {
    return parts.isEmpty() ? Arrays.copyOf(bytes, size) : parts.join(bytes, size);
  }

  /** Returns the bytes as text, for messages and tests. */
  @Override
  public String toString() {
    return new String(toByteArray(), StandardCharsets.UTF_8);
  }

  private void trail(int code) {
    bytes[size++] = (byte) (0x80 | (code & 0x3F));
  }

  private void room(int more) {
    if (more <= bytes.length - size) {
      return;
    }
    if (size >= LARGE || more >= LARGE) {
      parts.add(bytes, 0, size);
      bytes = new byte[Math.max(2 * LARGE, more)];
      size = 0;
    } else {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
