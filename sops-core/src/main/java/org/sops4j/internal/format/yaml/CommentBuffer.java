package org.sops4j.internal.format.yaml;

import org.sops4j.tree.Comment;
import org.sops4j.tree.Utf8;

/** Collects the comments before an entry: those with lines of their own, and those behind it. */
final class CommentBuffer {
  private String block = "";
  private String inline = "";

  void add(Comment comment) {
    String line = "#" + readable(comment.text());
    if (comment.isInline()) {
      inline = join(inline, line);
    } else {
      block = join(block, line);
    }
  }

  void clear() {
    block = "";
    inline = "";
  }

  String block() {
    return block;
  }

  String inline() {
    return inline;
  }

  String all() {
    return join(block, inline);
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
