package org.sops4j.internal.format.yaml;

import org.sops4j.internal.text.Utf8Output;

/**
 * Writes comments and keeps those that wait: a comment behind a collection is not printed there but
 * behind the next value that has none of its own, just as the reference does (T36).
 */
final class CommentWriter {
  private final Utf8Output out;

  /** Waits for the next value, or for the next list element that is reached before a key. */
  private String pending = "";

  /** Was met by a key, and waits for a value of a mapping from then on. */
  private String pendingInMapping = "";

  CommentWriter(Utf8Output out) {
    this.out = out;
  }

  /** Keeps a comment for later. */
  void postpone(String line) {
    if (!line.isEmpty()) {
      pending = line;
    }
  }

  /** Returns the comment for a value of a mapping: its own, or else the one that waits. */
  String forValue(String own) {
    if (!pending.isEmpty()) {
      pendingInMapping = pending;
      pending = "";
    }
    if (!own.isEmpty()) {
      return own;
    }
    String waiting = pendingInMapping;
    pendingInMapping = "";
    return waiting;
  }

  /** Returns the comment for an element of a list, whose own displaces the one that waits. */
  String forElement(String own) {
    String waiting = pending;
    pending = "";
    return own.isEmpty() ? waiting : own;
  }

  /** Writes the comment that waits, if any, as a line: a document begins, the last one had it. */
  void pendingAsLine() {
    lines(forElement(""), 0);
  }

  /** Writes lines at a column. */
  void lines(String text, int indent) {
    lines(text, indent, indent);
  }

  /**
   * Writes lines, the first of which may go on where the line has been begun. Every kind of line
   * break counts, or else a comment could turn into content.
   */
  void lines(String text, int first, int others) {
    int column = first;
    int from = 0;
    while (from < text.length()) {
      int to = Breaks.endOfLine(text, from);
      char c = text.charAt(from);
      if (!Breaks.isBreak(c)) {
        out.spaces(column);
        if (c != '#') {
          out.ascii('#').ascii(' ');
        }
      }
      out.text(text, from, to);
      from = to;
      column = others;
    }
    if (!text.isEmpty()) {
      endLine(text);
    }
  }

  /** Ends a line of a value, with a comment if there is one. */
  void inline(String text, int indent) {
    if (text.isEmpty()) {
      out.ascii('\n');
      return;
    }
    int to = Breaks.endOfLine(text, 0);
    out.ascii(' ').text(text, 0, to);
    if (to == text.length()) {
      endLine(text);
      return;
    }
    if (indent == 0) {
      out.ascii('\n'); // as the reference does at the top level
    }
    lines(text.substring(to), indent);
  }

  /** Ends the first line of a block scalar, where further lines would become its content. */
  void header(String text) {
    if (!text.isEmpty()) {
      out.ascii(' ');
      out.text(Breaks.blanked(text));
    }
    out.ascii('\n');
  }

  private void endLine(String text) {
    if (!Breaks.isBreak(text.charAt(text.length() - 1))) {
      out.ascii('\n');
    }
  }
}
