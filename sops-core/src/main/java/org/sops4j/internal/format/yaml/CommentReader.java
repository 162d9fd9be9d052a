package org.sops4j.internal.format.yaml;

import org.sops4j.internal.format.yaml.CommentRun.Place;
import org.sops4j.internal.format.yaml.CommentRun.Span;

/**
 * Reads comments and tells heads from feet by the lines around them (format.md section 6.1.4). A
 * run of comment lines is a foot of what precedes it if a blank line or the end separates it from
 * what follows, or if what follows is dedented; all else is a head of what follows.
 */
final class CommentReader {
  private static final int NO_LINE = -1;

  private final Scan scan;
  private final Cursor in;

  // The run that is being read.
  private final StringBuilder text = new StringBuilder(0);
  private int from;
  private int owner;
  private int start;
  private int startLine;
  private int startColumn;

  // What decides its fate.
  private int footLine;
  private boolean beforeBlankLine;
  private boolean afterBlankLine;

  /** How far blank lines behind the run reach. */
  private int seenTo;

  CommentReader(Scan scan) {
    this.scan = scan;
    this.in = scan.in;
  }

  /** Reads the comment behind a token, up to the end of the line. */
  void readLineComment(int marker, int token) {
    int lineEnd = in.lineEnd(marker);
    Span span = new Span(0, marker, marker - in.lineStart, 0);
    scan.comments.add(new CommentRun(Place.LINE, token, span, in.text(marker, lineEnd)));
    in.pos = lineEnd;
    scan.contentLine = in.line;
  }

  /** Reads comment lines from a marker on; stops behind the last of them. */
  void readBlockComments(int gapStart, int gapLine) {
    int blankLines = in.line - scan.contentLine;
    from = gapStart;
    owner = scan.lastToken;
    beforeBlankLine = blankLines <= 1;
    // A peculiarity of the reference: nothing on the first line of a file has a foot.
    footLine = gapLine <= 1 ? NO_LINE : scan.contentLine + 1;
    if (blankLines == 0 && in.column() > 1) {
      footLine++;
    }
    do {
      readLine();
    } while (findNextLine());
    if (text.length() > 0) {
      finish(Place.HEAD, start, seenTo);
    }
  }

  private void readLine() {
    if (text.length() == 0) {
      start = in.pos;
      startLine = in.line;
      startColumn = in.column();
    } else {
      text.append('\n');
    }
    int lineEnd = in.lineEnd(in.pos);
    text.append(in.text(in.pos, lineEnd));
    in.pos = lineEnd;
    scan.contentLine = in.line;
    afterBlankLine = false;
  }

  /** Looks beyond a comment line; goes to the next one if there is another before any token. */
  private boolean findNextLine() {
    int p = in.pos;
    int line = in.line;
    int lineStart = in.lineStart;
    if (p < in.end) {
      // One byte of the break only, so that CR LF counts as a blank line, as in the reference.
      p += in.bytes[p] == '\r' ? 1 : in.breakLength(p);
      lineStart = p;
      line += in.at(p) == '\n' && in.at(p - 1) == '\r' ? 0 : 1;
    }
    while (true) {
      while (Cursor.isBlank(in.at(p))) {
        p++;
      }
      seenTo = p;
      if (closesFlow(p)) {
        endAtBracket(p);
        return false;
      }
      int length = in.breakLength(p);
      if (length == 0) {
        break;
      }
      endLine(p);
      p += length;
      line++;
      lineStart = p;
    }
    if (p >= in.end) {
      endLine(p);
      return false;
    }
    endBeforeOutdented(p, p - lineStart);
    return in.at(p) == '#' && goTo(p, line, lineStart);
  }

  private boolean goTo(int p, int line, int lineStart) {
    in.pos = p;
    in.line = line;
    in.lineStart = lineStart;
    return true;
  }

  private boolean closesFlow(int p) {
    int c = in.at(p);
    return scan.flowDepth > 0 && (c == ']' || c == '}');
  }

  private void endAtBracket(int p) {
    if (text.length() > 0) {
      finishFoot(isOutdented() ? start : owner, p);
    }
  }

  /** Meets the end of an empty line, or of the input. */
  private void endLine(int p) {
    if (!afterBlankLine && text.length() > 0) {
      boolean adjacent = startLine == footLine && !scan.afterColon;
      if (beforeBlankLine && (adjacent || isOutdented())) {
        finishFoot(isOutdented() ? start : owner, p);
      } else if (p < in.end) {
        text.append('\n');
      }
    }
    beforeBlankLine = false;
    afterBlankLine = true;
  }

  /** Meets a comment or a token further to the left. */
  private void endBeforeOutdented(int p, int column) {
    if (text.length() > 0 && column < scan.indent && column != startColumn) {
      finishFoot(owner, p);
    }
  }

  private boolean isOutdented() {
    return startColumn < scan.indent;
  }

  private void finishFoot(int token, int p) {
    finish(Place.FOOT, token, p);
    from = p;
    owner = p;
  }

  private void finish(Place place, int token, int end) {
    Span span = new Span(from, start, startColumn, end);
    scan.comments.add(new CommentRun(place, token, span, text.toString()));
    text.setLength(0);
  }
}
