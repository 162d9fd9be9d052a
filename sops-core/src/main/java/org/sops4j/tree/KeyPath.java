package org.sops4j.tree;

import java.util.List;

/**
 * A path into a tree: keys of branches and positions in lists (format.md section 1.5).
 *
 * @param components strings for keys, integers for positions
 */
public record KeyPath(List<Object> components) {
  /** Copies the components and checks their classes. */
  public KeyPath {
    components = List.copyOf(components);
    for (Object component : components) {
      if (!(component instanceof String || component instanceof Integer)) {
        throw new IllegalArgumentException("a path has strings and integers only");
      }
    }
  }

  /**
   * Makes a path.
   *
   * @param components strings for keys, integers for positions
   * @return the path
   */
  public static KeyPath of(Object... components) {
    return new KeyPath(List.of(components));
  }

  /**
   * Returns the path as {@code --extract} takes it.
   *
   * @return such as {@code ["db"]["hosts"][0]}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object component : components) {
      text.append('[');
      text.append(component instanceof String ? "\"" + component + "\"" : component);
      text.append(']');
    }
    return text.toString();
  }
}
