package org.sops4j.tree;

/**
 * One entry of a {@link Branch}: a key and its value, or a comment alone. Keys are strings except
 * in YAML files with such keys as {@code 1:}, which no command can encrypt.
 *
 * @param key a scalar, or a comment
 * @param value the value; null for a comment
 */
public record Item(Node key, Node value) {
  /**
   * Checks that the key is a scalar or a comment.
   *
   * @param key a scalar, or a comment
   * @param value the value; null for a comment
   */
  public Item {
    if (key instanceof Branch || key instanceof Sequence) {
      throw new IllegalArgumentException("a key is a scalar or a comment");
    }
  }

  /**
   * Makes an entry with a string key.
   *
   * @param key the key
   * @param value the value
   * @return the entry
   */
  public static Item of(String key, Node value) {
    return new Item(StringScalar.of(key), value);
  }

  /**
   * Makes the entry of a comment.
   *
   * @param comment the comment
   * @return the entry
   */
  public static Item of(Comment comment) {
    return new Item(comment, NullScalar.NULL);
  }

  /**
   * Tells whether this entry is a comment.
   *
   * @return true if there is no value
   */
  public boolean isComment() {
    return key instanceof Comment;
  }

  /**
   * Tells whether the key is this string.
   *
   * @param name the string
   * @return false for a comment or a key of another kind
   */
  public boolean hasKey(String name) {
    return key instanceof StringScalar string && string.text().equals(name);
  }

  @Override
  public String toString() {
    return "Item[" + (key instanceof StringScalar string ? string.text() : key) + "]";
  }
}
