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
   * Reads a path as the command line takes it: segments such as {@code ["key"]}, {@code ['key']}
   * and {@code [3]} (cli.md section 3.1) or, beginning with a dot, a form such as {@code
   * .db.hosts[0]["a key"]}.
   *
   * @param text the text; empty for the empty path
   * @return the path
   * @throws IllegalArgumentException in the reference's words if a segment is not well-formed
   */
  public static KeyPath parse(String text) {
    if (text.startsWith(".")) {
      return new KeyPath(new DottedPath(text).components());
    }
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
    return position(inner);
  }

  /** Reads a position; those beyond an int are as good as the largest, which no list reaches. */
  static Integer position(String text) {
    if (!isDecimal(text)) {
      throw invalid("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
    }
    try {
      long value = Long.parseLong(text);
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    } catch (NumberFormatException e) {
      throw invalid("strconv.Atoi: parsing \"" + text + "\": value out of range");
    }
  }

  private static boolean isDecimal(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
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
