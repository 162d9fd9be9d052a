package org.sops4j.tree;

/**
 * A comment: a node like any other, which may itself be encrypted. Two comments are equal if their
 * texts are; where they stand on the line makes no difference.
 */
public final class Comment implements Node {
  private final String text;
  private final boolean inline;

  private Comment(String text, boolean inline) {
    this.text = text;
    this.inline = inline;
  }

  /**
   * Makes a comment that has a line of its own.
   *
   * @param text everything after the marker
   * @return the comment
   */
  public static Comment block(String text) {
    return new Comment(text, false);
  }

  /**
   * Makes a comment that follows a value on its line.
   *
   * @param text everything after the marker
   * @return the comment
   */
  public static Comment inline(String text) {
    return new Comment(text, true);
  }

  /**
   * Returns the text after the marker, its leading blanks included.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * Tells whether the comment stands behind a value.
   *
   * @return false for a line of its own
   */
  public boolean isInline() {
    return inline;
  }

  /**
   * Returns a comment in the same place with another text.
   *
   * @param newText the text
   * @return the comment
   */
  public Comment withText(String newText) {
    return new Comment(newText, inline);
  }

  @Override
  public NodeKind kind() {
    return NodeKind.COMMENT;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Comment that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Comment[redacted]";
  }
}
