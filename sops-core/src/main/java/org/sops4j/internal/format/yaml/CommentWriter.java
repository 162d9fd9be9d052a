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

  /** Writes lines, the first of which may go on where the line has been begun. */
  void lines(String text, int first, int others) {
    if (text.isEmpty()) {
      return;
    }
    int from = 0;
    int column = first;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (from < text.length() || from == 0) {
        line(text, from, to, column);
      }
      from = to + 1;
      column = others;
    }
  }

  /** Ends a line of a value, with a comment if there is one. */
  void inline(String text, int indent) {
    if (!text.isEmpty()) {
      int end = text.indexOf('\n');
      out.ascii(' ').text(text, 0, end < 0 ? text.length() : end);
      if (end >= 0) {
        out.ascii('\n');
        if (indent == 0) {
          out.ascii('\n'); // as the reference does at the top level
        }
        lines(text.substring(end + 1), indent);
        return;
      }
    }
    out.ascii('\n');
  }

  /** Ends the first line of a block scalar, where further lines would become its content. */
  void header(String text) {
    if (!text.isEmpty()) {
      out.ascii(' ').text(text.replace('\n', ' '));
    }
    out.ascii('\n');
  }

  private void line(String text, int from, int to, int column) {
    if (from < to) {
      out.spaces(column);
      if (text.charAt(from) != '#') {
        out.ascii('#').ascii(' ');
      }
      out.text(text, from, to);
    }
    out.ascii('\n');
  }
}
