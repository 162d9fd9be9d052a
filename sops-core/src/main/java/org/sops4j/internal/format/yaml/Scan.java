package org.sops4j.internal.format.yaml;

/**
 * Where reading stands: the place in the input, the blocks around it and the comments on the way.
 */
final class Scan {
  final Cursor in;
  final Comments comments = new Comments();
  private final CommentReader commentReader;

  /** The column of the innermost block collection, counted from 0; -1 outside of all. */
  int indent = -1;

  int flowDepth;
  int blockDepth;

  /** Whether a key without question mark, or the dash of a list element, may stand here. */
  boolean keyAllowed = true;

  /** Where the last token starts; for a comma, where the one before it starts. */
  int lastToken;

  boolean afterColon;

  /** The line where the last token or comment ends. */
  int contentLine = 1;

  /** Whether a comma of a flow collection has just been read. */
  boolean afterComma;

  /** Where an empty node is said to stand: behind the last indicator. */
  int emptyLine = 1;

  int emptyColumn = 1;

  Scan(Cursor in) {
    this.in = in;
    this.commentReader = new CommentReader(this);
  }

  /** Goes from the end of a token, comments included, to the next one. */
  void finishToken(int start) {
    tokenRead(start);
    lineComment(start);
    toNextToken();
  }

  /** Goes from a question mark to the next token. */
  void finishIndicator(int start) {
    markEmpty();
    contentLine = in.line;
    finishToken(start);
  }

  /** Goes from a dash to the next token; a comment behind it belongs to what follows. */
  void finishDash(int start) {
    markEmpty();
    contentLine = in.line;
    tokenRead(start);
    toNextToken();
  }

  /** Goes from a colon to the next token; a comment behind it may belong to the key. */
  void finishColon(int colon, int owner) {
    markEmpty();
    contentLine = in.line;
    tokenRead(colon);
    lineComment(owner);
    afterColon = true;
    toNextToken();
  }

  private void markEmpty() {
    emptyLine = in.line;
    emptyColumn = in.characterColumn(in.pos);
  }

  private void tokenRead(int start) {
    lastToken = start;
    afterColon = false;
  }

  /** Reads the comment that follows a token on its line. */
  void lineComment(int owner) {
    if (in.line > contentLine) {
      return; // the token took in the line breaks behind it
    }
    int p = in.pos;
    while (Cursor.isBlank(in.at(p))) {
      p++;
    }
    if (in.at(p) == '#') {
      commentReader.readLineComment(p, owner);
    }
  }

  /** Goes to the next token, over blanks, line breaks and comments. */
  void toNextToken() {
    int from = in.pos;
    int fromLine = in.line;
    comments.startGap(from);
    while (true) {
      skipBlanks();
      int c = in.peek();
      if (c == '#') {
        commentReader.readBlockComments(from, fromLine);
      } else if (c > ' ') {
        return;
      }
      int length = in.breakLength(in.pos);
      if (length == 0) {
        return;
      }
      in.skipBreak(length);
      keyAllowed |= flowDepth == 0;
    }
  }

  private void skipBlanks() {
    int c = in.peek();
    while (c == ' ' || (c == '\t' && (flowDepth > 0 || !keyAllowed))) {
      in.pos++;
      c = in.peek();
    }
  }

  /** Tells whether the innermost block collection, or the document, ends here. */
  boolean atBlockEnd() {
    if (in.pos >= in.end) {
      return true;
    }
    int column = in.column();
    return column < indent || (column == 0 && (in.isDocumentMarker() || in.peek() == '%'));
  }
}
