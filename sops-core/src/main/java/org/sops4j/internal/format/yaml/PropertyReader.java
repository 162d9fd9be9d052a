package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;

/** Reads anchors, tags and the names in aliases. */
final class PropertyReader {
  private final Scan scan;
  private final Cursor in;
  private final TagReader tags;

  PropertyReader(Scan scan) {
    this.scan = scan;
    this.in = scan.in;
    this.tags = new TagReader(scan);
  }

  TagReader tags() {
    return tags;
  }

  /**
   * Reads the properties that stand here on one line, and goes to the token behind them, which may
   * stand on another one. At most one anchor and one tag.
   */
  @Nullable Properties read() {
    int c = in.peek();
    if (c != '&' && c != '!') {
      return null;
    }
    int line = in.line;
    int column = in.characterColumn(in.pos);
    String anchor = null;
    String tag = null;
    while (in.line == line && ((c == '&' && anchor == null) || (c == '!' && tag == null))) {
      int start = in.pos;
      if (c == '&') {
        anchor = readName();
      } else {
        tag = tags.read();
      }
      scan.keyAllowed = false;
      scan.contentLine = in.line;
      scan.finishToken(start);
      scan.comments.gather(start);
      c = in.peek();
    }
    return new Properties(anchor, tag, line, column);
  }

  /** Reads the name behind an ampersand or asterisk. */
  String readName() {
    int from = ++in.pos;
    int c = in.peek();
    while (isWordCharacter(c)) {
      in.pos++;
      c = in.peek();
    }
    boolean ended = in.isBlankOrBreak(in.pos) || (c > 0 && "?:,]}%@`".indexOf(c) >= 0);
    if (in.pos == from || !ended) {
      throw SyntaxError.ofToken(
          in, "did not find expected alphabetic or numeric character", in.line);
    }
    return in.text(from, in.pos);
  }

  static boolean isWordCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
