package org.sops4j.internal.format.yaml;

import org.sops4j.tree.Comment;

/** Collects the comments before an entry: those with lines of their own, and those behind it. */
final class CommentBuffer {
  private String block = "";
  private String inline = "";

  void add(Comment comment) {
    String line = "#" + comment.text();
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
}
