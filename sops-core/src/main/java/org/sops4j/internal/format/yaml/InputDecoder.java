package org.sops4j.internal.format.yaml;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.sops4j.error.MalformedDocumentException;

/** Turns the bytes of a file into checked UTF-8 (format.md section 6.1.1). */
final class InputDecoder {
  private InputDecoder() {}

  /** Checks the input and makes a cursor that stands behind the byte order mark. */
  static Cursor decode(byte[] input) {
    int first = input.length > 0 ? input[0] & 0xFF : 0;
    int second = input.length > 1 ? input[1] & 0xFF : 0;
    if (first == 0xFE && second == 0xFF) {
      return checked(fromUtf16(input, ByteOrder.BIG_ENDIAN), 0);
    }
    if (first == 0xFF && second == 0xFE) {
      return checked(fromUtf16(input, ByteOrder.LITTLE_ENDIAN), 0);
    }
    return checked(input, isByteOrderMark(input, 0) ? 3 : 0);
  }

  private static boolean isByteOrderMark(byte[] bytes, int at) {
    return bytes.length >= at + 3
        && bytes[at] == (byte) 0xEF
        && bytes[at + 1] == (byte) 0xBB
        && bytes[at + 2] == (byte) 0xBF;
  }

  private static byte[] fromUtf16(byte[] input, ByteOrder order) {
    if (input.length % 2 != 0) {
      throw new MalformedDocumentException("yaml: incomplete UTF-16 character");
    }
    ByteBuffer units = ByteBuffer.wrap(input).order(order).position(2);
    StringBuilder text = new StringBuilder(input.length / 2);
    while (units.hasRemaining()) {
      char c = units.getChar();
      if (Character.isLowSurrogate(c)) {
        throw new MalformedDocumentException("yaml: unexpected low surrogate area");
      }
      text.append(c);
      if (Character.isHighSurrogate(c)) {
        if (!units.hasRemaining()) {
          throw new MalformedDocumentException("yaml: incomplete UTF-16 surrogate pair");
        }
        char low = units.getChar();
        if (!Character.isLowSurrogate(low)) {
          throw new MalformedDocumentException("yaml: expected low surrogate area");
        }
        text.append(low);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Cursor checked(byte[] bytes, int start) {
    int i = start;
    while (i < bytes.length) {
      int b = bytes[i];
      if ((b >= ' ' && b < 0x7F) || b == '\n') {
        i++;
      } else if (b >= 0) {
        requireAllowed(b == '\t' || b == '\r', bytes, i);
        i++;
      } else {
        i += checkedSequence(bytes, i);
      }
    }
    // A second mark is white space, and so is the first one of UTF-16, which was converted.
    return new Cursor(bytes, isByteOrderMark(bytes, start) ? start + 3 : start);
  }

  private static int checkedSequence(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
    if (length == 0) {
      throw error("invalid leading UTF-8 octet", bytes, at);
    }
    if (at + length > bytes.length) {
      throw error("incomplete UTF-8 octet sequence", bytes, at);
    }
    int code = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        throw error("invalid trailing UTF-8 octet", bytes, at);
      }
      code = (code << 6) | (bytes[at + i] & 0x3F);
    }
    if (code < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000)) {
      throw error("invalid length of a UTF-8 sequence", bytes, at);
    }
    if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
      throw error("invalid Unicode character", bytes, at);
    }
    boolean assigned = code >= 0xA0 && code != 0xFFFE && code != 0xFFFF;
    requireAllowed(code == 0x85 || assigned, bytes, at);
    return length;
  }

  private static void requireAllowed(boolean allowed, byte[] bytes, int at) {
    if (!allowed) {
      throw error("control characters are not allowed", bytes, at);
    }
  }

  private static MalformedDocumentException error(String problem, byte[] bytes, int at) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new MalformedDocumentException("yaml: " + problem, line, at - lineStart + 1);
  }
}
