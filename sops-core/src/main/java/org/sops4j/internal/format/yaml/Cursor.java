package org.sops4j.internal.format.yaml;

import java.nio.charset.StandardCharsets;

/**
 * A position in the UTF-8 bytes of a file. Bytes rather than characters, because most of a file is
 * copied and never looked at; columns count bytes too, which makes no difference to indentation.
 */
final class Cursor {
  final byte[] bytes;
  final int end;
  int pos;

  /** Counted from 1. */
  int line = 1;

  int lineStart;

  private int countedTo;
  private int continuationBytes;

  Cursor(byte[] bytes, int start) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.pos = start;
    this.lineStart = start;
  }

  /** The byte here; 0 at the end, which no valid input contains. */
  int peek() {
    return pos < end ? bytes[pos] : 0;
  }

  int peek(int ahead) {
    return at(pos + ahead);
  }

  int at(int index) {
    return index < end ? bytes[index] : 0;
  }

  int column() {
    return pos - lineStart;
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  /** Tells whether a blank, a line break or the end is at a place. */
  boolean isBlankOrBreak(int index) {
    int c = at(index);
    return c <= ' ' && (c >= 0 || breakLength(index) > 0);
  }

  /** The number of bytes of the line break at a place, 0 if there is none. */
  int breakLength(int index) {
    switch (at(index)) {
      case '\n':
        return 1;
      case '\r':
        return at(index + 1) == '\n' ? 2 : 1;
      case (byte) 0xC2: // U+0085
        return at(index + 1) == (byte) 0x85 ? 2 : 0;
      case (byte) 0xE2: // U+2028, U+2029
        return at(index + 1) == (byte) 0x80 && (at(index + 2) | 1) == (byte) 0xA9 ? 3 : 0;
      default:
        return 0;
    }
  }

  boolean isBreakOrEnd(int index) {
    return index >= end || breakLength(index) > 0;
  }

  /** Steps over a line break of a known length. */
  void skipBreak(int length) {
    pos += length;
    line++;
    lineStart = pos;
  }

  /** Finds the end of the line, without the break. */
  int lineEnd(int from) {
    int p = from;
    while (p < end) {
      int c = bytes[p];
      if (c < ' ' && c != '\t' && breakLength(p) > 0) {
        break;
      }
      p++;
    }
    return p;
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The column of a place on the current line in characters, counted from 1. */
  int characterColumn(int index) {
    if (countedTo < lineStart || countedTo > index) {
      countedTo = lineStart;
      continuationBytes = 0;
    }
    while (countedTo < index) {
      if ((bytes[countedTo++] & 0xC0) == 0x80) {
        continuationBytes++;
      }
    }
    return index - lineStart - continuationBytes + 1;
  }

  int countCharacters(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  /** Tells whether a line that starts here separates documents. */
  boolean isDocumentMarker() {
    return pos == lineStart && (isMarker('-') || isMarker('.'));
  }

  boolean isMarker(char c) {
    return peek() == c && peek(1) == c && peek(2) == c && isBlankOrBreak(pos + 3);
  }
}
