package org.sops4j.internal.engine;

import org.sops4j.error.ErrorCode;
import org.sops4j.error.PathException;
import org.sops4j.internal.text.GoValue;
import org.sops4j.tree.Branch;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;

/** Follows a path into a tree (cli.md section 3.2). */
public final class Extractor {
  private Extractor() {}

  /**
   * Follows a path.
   *
   * @param root where it starts
   * @param path the path; comments of a list count as elements
   * @return what is there
   * @throws PathException if it leads nowhere
   */
  public static Node extract(Branch root, KeyPath path) {
    Node node = root;
    for (Object component : path.components()) {
      node =
          component instanceof String key
              ? child(node, key, path)
              : element(node, (Integer) component, path);
    }
    return node;
  }

  private static Node child(Node node, String key, KeyPath path) {
    if (!(node instanceof Branch branch)) {
      throw notFound(
          path, "component ['" + key + "'] is a key, but tree part is a " + GoValue.type(node));
    }
    return branch.get(key).orElseThrow(() -> notFound(path, "component ['" + key + "'] not found"));
  }

  private static Node element(Node node, int index, KeyPath path) {
    if (!(node instanceof Sequence sequence)) {
      throw notFound(path, "component [" + index + "] is integer, but tree part is not a slice");
    }
    if (index < 0 || index >= sequence.elements().size()) {
      throw notFound(path, "component [" + index + "] accesses out of bounds");
    }
    return sequence.elements().get(index);
  }

  private static PathException notFound(KeyPath path, String message) {
    return new PathException(ErrorCode.PATH_NOT_FOUND, "error truncating tree: " + message, path);
  }
}
