package org.sops4j.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A path into a tree: keys of branches and positions in lists (format.md section 1.5).
 *
 * @param components strings for keys, integers for positions
 */
public record KeyPath(List<Object> components) {
  /**
   * Copies the components and checks their classes.
   *
   * @param components strings for keys, integers for positions
   */
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
   * Reads a path as {@code --extract} takes it: segments such as {@code ["key"]}, {@code ['key']}
   * and {@code [3]} (cli.md section 3.1).
   *
   * @param text the text; empty for the empty path
   * @return the path
   * @throws IllegalArgumentException in the reference's words if a segment is not well-formed
   */
  public static KeyPath parse(String text) {
    List<Object> components = new ArrayList<>();
    for (String piece : text.split("\\[", -1)) {
      if (!piece.isEmpty()) {
        components.add(parseSegment(piece));
      }
    }
    return new KeyPath(components);
  }

  private static Object parseSegment(String piece) {
    if (!piece.endsWith("]")) {
      throw invalid("component " + piece + " doesn't end with ]");
    }
    String inner = piece.substring(0, piece.length() - 1);
    boolean quoted = inner.startsWith("\"") || inner.startsWith("'");
    if (quoted && inner.length() > 1) {
      return inner.substring(1, inner.length() - 1);
    }
    try {
      return Integer.parseInt(inner);
    } catch (NumberFormatException e) {
      throw invalid("strconv.Atoi: parsing \"" + inner + "\": invalid syntax");
    }
  }

  private static IllegalArgumentException invalid(String message) {
    return new IllegalArgumentException(message);
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
