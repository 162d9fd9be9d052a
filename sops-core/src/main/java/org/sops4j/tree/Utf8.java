package org.sops4j.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 that keeps every byte. A byte that is not part of valid UTF-8 becomes one lone surrogate
 * U+DC80 to U+DCFF, and back: no valid UTF-8 decodes to those, so decoding is reversible.
 */
public final class Utf8 {
  private static final int ESCAPE = 0xDC00;

  private Utf8() {}

  /**
   * Decodes bytes, keeping those that are not UTF-8 as lone surrogates.
   *
   * @param bytes any bytes
   * @return the text
   */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /**
   * Decodes a part of an array, keeping bytes that are not UTF-8 as lone surrogates.
   *
   * @param bytes any bytes
   * @param offset where the part starts
   * @param length how many bytes
   * @return the text
   */
  public static String decode(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    // A replacement character is the only sign of damage, and it may also have been written.
    return text.indexOf('\uFFFD') < 0 ? text : decodeSlowly(bytes, offset, length);
  }

  /**
   * Encodes text, turning the lone surrogates of {@link #decode(byte[])} back into their bytes.
   *
   * @param text the text
   * @return the bytes; any other lone surrogate becomes the bytes of U+FFFD
   */
  public static byte[] encode(String text) {
    return hasSurrogate(text) ? encodeSlowly(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Tells whether text stands for valid UTF-8.
   *
   * @param text the text
   * @return false if it holds a lone surrogate
   */
  public static boolean isValid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String decodeSlowly(byte[] bytes, int offset, int length) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    CharBuffer out = CharBuffer.allocate(length);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      // One byte at a time, so that the next decoding starts at the earliest place it can.
      out.put((char) (ESCAPE + (in.get() & 0xFF)));
    }
    return out.flip().toString();
  }

  private static byte[] encodeSlowly(String text) {
    byte[] out = new byte[text.length() * 3];
    int size = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c) && c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
        out[size++] = (byte) (c - ESCAPE);
        i++;
        continue;
      }
      int code = text.codePointAt(i);
      int step = Character.charCount(code);
      if (step == 1 && Character.isSurrogate(c)) {
        code = 0xFFFD;
      }
      byte[] one = Character.toString(code).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(one, 0, out, size, one.length);
      size += one.length;
      i += step;
    }
    return Arrays.copyOf(out, size);
  }

  /**
   * Decodes bytes that must be valid UTF-8.
   *
   * @param bytes the bytes
   * @return the text
   * @throws CharacterCodingException if they are not UTF-8
   */
  public static String decodeStrictly(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
