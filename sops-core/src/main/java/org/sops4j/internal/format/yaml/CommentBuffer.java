package org.sops4j.internal.format.yaml;

import org.sops4j.tree.Comment;
import org.sops4j.tree.Utf8;

/** Collects the comments before an entry: those with lines of their own, and those behind it. */
final class CommentBuffer {
  private final StringBuilder block = new StringBuilder(0);
  private final StringBuilder inline = new StringBuilder(0);

  void add(Comment comment) {
    StringBuilder lines = comment.isInline() ? inline : block;
    if (lines.length() > 0) {
      lines.append('\n');
    }
    lines.append('#').append(readable(comment.text()));
  }

  void clear() {
    block.setLength(0);
    inline.setLength(0);
  }

  String block() {
    return text(block);
  }

  String inline() {
    return text(inline);
  }

  String all() {
    return join(block(), inline());
  }

  private static String text(StringBuilder lines) {
    return lines.length() == 0 ? "" : lines.toString();
  }

  static String join(String first, String second) {
    if (first.isEmpty()) {
      return second;
    }
    return second.isEmpty() ? first : first + "\n" + second;
  }

  /** Replaces bytes that are not UTF-8, which no YAML reader accepts; the reference gives up. */
  private static String readable(String text) {
    if (Utf8.isValid(text)) {
      return text;
    }
    StringBuilder valid = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int code = text.codePointAt(i);
      boolean lone = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
      valid.appendCodePoint(lone ? '\uFFFD' : code);
    }
    return valid.toString();
  }
}
