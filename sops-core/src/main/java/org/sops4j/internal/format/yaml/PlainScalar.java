package org.sops4j.internal.format.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads scalars without quotes, which may go over several lines. */
final class PlainScalar {
  private static final byte ENDS = 1;
  private static final byte ENDS_IN_FLOW = 2;
  private static final byte COLON = 3;
  private static final byte WIDE = 4;

  /** From here on strings stay bytes, as encrypted values do: nobody reads them as text. */
  private static final int LONG = 64;

  /** What a byte means to a word: 0 for most. */
  private static final byte[] MEANING = meanings();

  private final Scan scan;
  private final Cursor in;

  PlainScalar(Scan scan) {
    this.scan = scan;
    this.in = scan.in;
  }

  private static byte[] meanings() {
    byte[] table = new byte[256];
    for (char c : "\0\t\n\r ".toCharArray()) {
      table[c] = ENDS;
    }
    for (char c : ",?[]{}".toCharArray()) {
      table[c] = ENDS_IN_FLOW;
    }
    table[':'] = COLON;
    table[0xC2] = WIDE;
    table[0xE2] = WIDE;
    return table;
  }

  /**
   * Reads a scalar that begins here, and the white space behind it up to a line that does not
   * belong to it.
   */
  void read(YamlNode node) {
    int start = in.pos;
    int wordEnd = wordEnd(start);
    int next = wordEnd;
    while (true) {
      while (Cursor.isBlank(in.at(next))) {
        next++;
      }
      int end = in.at(next) == '#' ? next : wordEnd(next);
      if (end == next) {
        break;
      }
      wordEnd = end;
      next = end;
    }
    scan.contentLine = in.line;
    in.pos = next;
    String text = in.breakLength(next) == 0 ? null : readLines(start, wordEnd);
    if (text != null) {
      node.setValue(text);
    } else if (wordEnd - start >= LONG && Character.isLetter(in.bytes[start])) {
      // Whatever begins with a letter and is not a string is shorter.
      node.setLongString(Arrays.copyOfRange(in.bytes, start, wordEnd));
    } else {
      node.setValue(in.text(start, wordEnd));
    }
  }

  /** Goes on after the first line; the cursor is at its end. Null if there are no more lines. */
  private @Nullable String readLines(int start, int firstEnd) {
    LineFolder folder = new LineFolder(in);
    ByteText text = null;
    while (skipToText(folder)) {
      int from = in.pos;
      int end = in.peek() == '#' ? from : wordEnd(from);
      if (end == from) {
        break;
      }
      if (text == null) {
        text = new ByteText((firstEnd - start) * 2);
        text.append(in.bytes, start, firstEnd);
      }
      folder.foldInto(text);
      end = restOfLine(end);
      text.append(in.bytes, from, end);
      scan.contentLine = in.line;
      if (in.breakLength(in.pos) == 0) {
        break;
      }
    }
    scan.keyAllowed |= folder.hasBreak();
    return text == null ? null : text.toString();
  }

  /** Reads further words of the line, and the blanks behind them; returns the end of the last. */
  private int restOfLine(int firstWordEnd) {
    int wordEnd = firstWordEnd;
    while (true) {
      int next = wordEnd;
      while (Cursor.isBlank(in.at(next))) {
        next++;
      }
      int end = in.at(next) == '#' ? next : wordEnd(next);
      if (end == next) {
        in.pos = next;
        return wordEnd;
      }
      wordEnd = end;
    }
  }

  /** Goes over line breaks and indentation; false if the scalar cannot go on there. */
  private boolean skipToText(LineFolder folder) {
    while (true) {
      int c = in.peek();
      if (c == '\t' && in.column() <= scan.indent) {
        throw SyntaxError.ofToken(in, "found a tab character that violates indentation", 0);
      }
      int length = in.breakLength(in.pos);
      if (length > 0) {
        folder.readBreak(length);
      } else if (Cursor.isBlank(c)) {
        in.pos++;
      } else {
        return (scan.flowDepth > 0 || in.column() > scan.indent) && !in.isDocumentMarker();
      }
    }
  }

  private int wordEnd(int from) {
    byte[] bytes = in.bytes;
    int end = in.end;
    int p = from;
    while (p < end) {
      byte meaning = MEANING[bytes[p] & 0xFF];
      if (meaning != 0 && isEnd(meaning, p)) {
        break;
      }
      p++;
    }
    return p;
  }

  private boolean isEnd(byte meaning, int p) {
    switch (meaning) {
      case ENDS:
        return true;
      case ENDS_IN_FLOW:
        return scan.flowDepth > 0;
      case COLON:
        return in.isBlankOrBreak(p + 1);
      default:
        return in.breakLength(p) > 0;
    }
  }
}
