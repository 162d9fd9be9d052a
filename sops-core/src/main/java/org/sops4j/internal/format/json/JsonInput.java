package org.sops4j.internal.format.json;

import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.text.GoQuote;

/** The bytes of a file and the place where reading is. */
final class JsonInput {
  private static final String PREFIX = "Could not unmarshal input data: ";

  final byte[] bytes;
  int at;

  JsonInput(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the next byte that is not white space, without going past it; -1 at the end. */
  int peek() {
    while (at < bytes.length) {
      int c = bytes[at] & 0xFF;
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return c;
      }
      at++;
    }
    return -1;
  }

  /** Returns the byte here, white space or not; the input must not end here. */
  int current() {
    if (at >= bytes.length) {
      throw unexpectedEnd();
    }
    return bytes[at] & 0xFF;
  }

  /** Complains about the byte here, or about the end of the input. */
  MalformedDocumentException unexpected(String context) {
    if (at >= bytes.length) {
      return unexpectedEnd();
    }
    return failure("invalid character " + quoted(bytes[at] & 0xFF) + context, at);
  }

  MalformedDocumentException unexpectedEnd() {
    return failure("unexpected end of JSON input", bytes.length);
  }

  MalformedDocumentException failure(String message, int where) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < where; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new MalformedDocumentException(PREFIX + message, line, column(bytes, lineStart, where));
  }

  /** Counts characters from 1, of which only the first byte counts. */
  static int column(byte[] bytes, int lineStart, int where) {
    int column = 1;
    for (int i = lineStart; i < where; i++) {
      column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return column;
  }

  /** The reference takes a byte for a character of Latin-1. */
  private static String quoted(int value) {
    if (value == '\'') {
      return "'\\''";
    }
    if (value == '"') {
      return "'\"'";
    }
    String quoted = GoQuote.quote(String.valueOf((char) value));
    return "'" + quoted.substring(1, quoted.length() - 1) + "'";
  }
}
