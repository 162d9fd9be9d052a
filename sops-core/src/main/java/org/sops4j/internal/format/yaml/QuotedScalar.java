package org.sops4j.internal.format.yaml;

/** Reads scalars in single or double quotes, which may go over several lines. */
final class QuotedScalar {
  private final Scan scan;
  private final Cursor in;

  QuotedScalar(Scan scan) {
    this.scan = scan;
    this.in = scan.in;
  }

  /** Reads a scalar whose opening quote is here. */
  String read() {
    char quote = (char) in.peek();
    int from = ++in.pos;
    int p = plainEnd(from, quote);
    if (in.at(p) == quote && (quote == '"' || in.at(p + 1) != '\'')) {
      in.pos = p + 1;
      scan.contentLine = in.line;
      return in.text(from, p);
    }
    String text = readPieces(quote, p);
    scan.contentLine = in.line;
    return text;
  }

  /** Finds the first byte that is not to be taken as it is; blanks may be before it. */
  private int plainEnd(int from, char quote) {
    int p = from;
    while (p < in.end) {
      int c = in.bytes[p];
      if (c == quote || (c == '\\' && quote == '"')) {
        break;
      }
      if (c < ' ' && c != '\t' && in.breakLength(p) > 0) {
        break;
      }
      p++;
    }
    return p;
  }

  private String readPieces(char quote, int firstEnd) {
    int line = in.line;
    ByteText text = new ByteText(firstEnd - in.pos + 64);
    LineFolder folder = new LineFolder(in);
    while (true) {
      int p = plainEnd(in.pos, quote);
      if (p >= in.end) {
        in.pos = p;
        throw SyntaxError.ofToken(in, "found unexpected end of stream", line);
      }
      if (in.breakLength(p) > 0) {
        appendWithoutBlanks(text, p);
        foldLines(text, folder, line);
      } else {
        text.append(in.bytes, in.pos, p);
        in.pos = p;
        if (in.peek() == '\\') {
          readEscape(text, folder, line);
        } else if (quote == '\'' && in.peek(1) == '\'') {
          text.append('\'');
          in.pos += 2;
        } else {
          in.pos++;
          return text.toString();
        }
      }
    }
  }

  /** Takes the rest of a line; blanks that were written as escapes stay. */
  private void appendWithoutBlanks(ByteText text, int lineEnd) {
    int end = lineEnd;
    while (end > in.pos && Cursor.isBlank(in.bytes[end - 1])) {
      end--;
    }
    text.append(in.bytes, in.pos, end);
    in.pos = lineEnd;
  }

  private void readEscape(ByteText text, LineFolder folder, int line) {
    int length = in.breakLength(in.pos + 1);
    if (length == 0) {
      Escape.read(in, text, line);
      return;
    }
    in.pos++;
    folder.readEscapedBreak(length);
    foldLines(text, folder, line);
  }

  private void foldLines(ByteText text, LineFolder folder, int line) {
    while (true) {
      requireNoMarker(line);
      while (Cursor.isBlank(in.peek())) {
        in.pos++;
      }
      int length = in.breakLength(in.pos);
      if (length == 0) {
        break;
      }
      folder.readBreak(length);
    }
    folder.foldInto(text);
  }

  private void requireNoMarker(int line) {
    if (in.isDocumentMarker()) {
      throw SyntaxError.ofToken(in, "found unexpected document indicator", line);
    }
  }
}
