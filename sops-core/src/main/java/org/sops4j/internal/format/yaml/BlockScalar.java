package org.sops4j.internal.format.yaml;

/** Reads literal and folded scalars. */
final class BlockScalar {
  private static final int CLIP = 0;
  private static final int STRIP = 1;
  private static final int KEEP = 2;

  private final Scan scan;
  private final Cursor in;
  private final boolean literal;
  private final ByteText text = new ByteText(0);
  private final ByteText lastBreak = new ByteText(0);
  private final ByteText emptyLines = new ByteText(0);
  private final int headerLine;
  private int chomping = CLIP;
  private int indent;

  BlockScalar(Scan scan) {
    this.scan = scan;
    this.in = scan.in;
    this.literal = in.peek() == '|';
    this.headerLine = in.line;
  }

  /** Reads a scalar whose indicator is here; the cursor ends on the first line behind it. */
  String read() {
    int start = in.pos++;
    readHeader(start);
    int base = Math.max(scan.indent, 0);
    indent = indent > 0 ? base + indent : detectIndent();
    skipEmptyLines();
    boolean afterBlank = false;
    while (in.column() == indent && in.pos < in.end) {
      boolean blank = Cursor.isBlank(in.peek());
      joinLines(!literal && !afterBlank && !blank);
      afterBlank = blank;
      readLine();
      skipEmptyLines();
    }
    if (chomping != STRIP) {
      text.append(lastBreak);
    }
    if (chomping == KEEP) {
      text.append(emptyLines);
    }
    return text.toString();
  }

  private void readHeader(int start) {
    readIndicator();
    readIndicator();
    while (Cursor.isBlank(in.peek())) {
      in.pos++;
    }
    scan.contentLine = in.line;
    if (in.peek() == '#') {
      scan.lineComment(start);
    }
    int length = in.breakLength(in.pos);
    if (length > 0) {
      in.skipBreak(length);
    } else if (in.pos < in.end) {
      throw SyntaxError.ofToken(in, "did not find expected comment or line break", headerLine);
    }
  }

  private void readIndicator() {
    int c = in.peek();
    if ((c == '+' || c == '-') && chomping == CLIP) {
      chomping = c == '+' ? KEEP : STRIP;
      in.pos++;
    } else if (c >= '0' && c <= '9' && indent == 0) {
      if (c == '0') {
        throw SyntaxError.ofToken(in, "found an indentation indicator equal to 0", headerLine);
      }
      indent = c - '0';
      in.pos++;
    }
  }

  /** Finds the indentation of the first line that is not empty; that of empty ones counts too. */
  private int detectIndent() {
    int start = in.pos;
    int line = in.line;
    int widest = 0;
    while (true) {
      while (in.peek() == ' ') {
        in.pos++;
      }
      widest = Math.max(widest, in.column());
      requireNoTab();
      int length = in.breakLength(in.pos);
      if (length == 0) {
        break;
      }
      in.skipBreak(length);
    }
    in.pos = start;
    in.line = line;
    in.lineStart = start;
    return Math.max(Math.max(widest, scan.indent + 1), 1);
  }

  private void requireNoTab() {
    if (in.peek() == '\t') {
      throw SyntaxError.ofToken(
          in, "found a tab character where an indentation space is expected", headerLine);
    }
  }

  /** Collects line breaks up to a line with text, and its indentation. */
  private void skipEmptyLines() {
    while (true) {
      while (in.peek() == ' ' && in.column() < indent) {
        in.pos++;
      }
      if (in.column() < indent) {
        requireNoTab();
      }
      int length = in.breakLength(in.pos);
      if (length == 0) {
        return;
      }
      emptyLines.appendBreak(in, length);
    }
  }

  private void joinLines(boolean fold) {
    if (fold && lastBreak.length() == 1) {
      if (emptyLines.length() == 0) {
        text.append(' ');
      }
    } else {
      text.append(lastBreak);
    }
    text.append(emptyLines);
    lastBreak.clear();
    emptyLines.clear();
  }

  private void readLine() {
    int lineEnd = in.lineEnd(in.pos);
    text.append(in.bytes, in.pos, lineEnd);
    while (Cursor.isBlank(in.peek())) {
      in.pos++;
    }
    if (in.pos < lineEnd) {
      scan.contentLine = in.line; // a line of blanks is as good as empty to comments below it
    }
    in.pos = lineEnd;
    int length = in.breakLength(lineEnd);
    if (length > 0) {
      lastBreak.appendBreak(in, length);
    }
  }
}
