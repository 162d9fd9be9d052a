package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.PathException;
import org.sops4j.internal.text.GoValue;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;

/**
 * Sets and removes what a path leads to (cli.md section 3.3, format.md section 1.5). Trees are
 * immutable: what is returned shares all that did not change, and is the same object if nothing
 * did. Comments of a list count as elements.
 */
public final class PathEditor {
  private final List<Object> path;

  private PathEditor(KeyPath path) {
    if (path.components().isEmpty()) {
      throw unfit("the path is empty");
    }
    this.path = path.components();
  }

  /**
   * Puts a value in place of what is at a path. What is missing of the path is built; a scalar in
   * its way is replaced.
   *
   * @param root the tree
   * @param path the path; a position behind the end of a list appends
   * @param value the value
   * @return the changed tree
   * @throws PathException with {@link ErrorCode#PATH_NOT_APPLICABLE} if the path is empty, or goes
   *     into a list by a key or a negative position
   */
  public static Branch set(Branch root, KeyPath path, Node value) {
    return (Branch) new PathEditor(path).set(root, 0, value);
  }

  /**
   * Removes what is at a path.
   *
   * @param root the tree
   * @param path the path
   * @return the changed tree; what held the removed value may be empty now
   * @throws PathException with {@link ErrorCode#PATH_NOT_FOUND} if there is no such key or
   *     position, with {@link ErrorCode#PATH_NOT_APPLICABLE} if the path cannot lead anywhere
   */
  public static Branch unset(Branch root, KeyPath path) {
    return (Branch) new PathEditor(path).unset(root, 0);
  }

  private Node set(Node node, int depth, Node value) {
    if (depth == path.size()) {
      return node.equals(value) ? node : value;
    }
    if (node instanceof Branch branch) {
      return setIn(branch, depth, value);
    }
    return node instanceof Sequence sequence ? setIn(sequence, depth, value) : build(depth, value);
  }

  private Branch setIn(Branch branch, int depth, Node value) {
    if (!(path.get(depth) instanceof String key)) {
      return branch; // a position in a mapping changes nothing, as in the reference
    }
    int index = indexOf(branch, key);
    if (index < 0) {
      return with(branch, branch.items().size(), Item.of(key, build(depth + 1, value)));
    }
    Item old = branch.items().get(index);
    Node changed = set(old.value(), depth + 1, value);
    return changed == old.value() ? branch : with(branch, index, new Item(old.key(), changed));
  }

  private Sequence setIn(Sequence sequence, int depth, Node value) {
    int index = position(depth);
    if (index >= sequence.elements().size()) {
      return with(sequence, sequence.elements().size(), build(depth + 1, value));
    }
    Node old = sequence.elements().get(index);
    Node changed = set(old, depth + 1, value);
    return changed == old ? sequence : with(sequence, index, changed);
  }

  /** Nests a value in what the rest of the path asks for; a new list has one element. */
  private Node build(int depth, Node value) {
    Node built = value;
    for (int i = path.size() - 1; i >= depth; i--) {
      built =
          path.get(i) instanceof String key ? Branch.of(Item.of(key, built)) : Sequence.of(built);
    }
    return built;
  }

  private Node unset(Node node, int depth) {
    if (node instanceof Branch branch) {
      return unsetIn(branch, depth);
    } else if (node instanceof Sequence sequence) {
      return unsetIn(sequence, depth);
    }
    throw unfit("Unsupported type: " + GoValue.type(node) + " for item '" + path.get(depth) + "'");
  }

  private Branch unsetIn(Branch branch, int depth) {
    int index = path.get(depth) instanceof String key ? indexOf(branch, key) : -1;
    if (index < 0) {
      throw notFound("Key not found: " + path.get(depth));
    }
    List<Item> items = new ArrayList<>(branch.items());
    Item old = items.remove(index);
    if (depth + 1 < path.size()) {
      items.add(index, new Item(old.key(), unset(old.value(), depth + 1)));
    }
    return new Branch(items);
  }

  private Sequence unsetIn(Sequence sequence, int depth) {
    int index = position(depth);
    if (index >= sequence.elements().size()) {
      throw notFound("Index " + index + " out of bounds");
    }
    List<Node> elements = new ArrayList<>(sequence.elements());
    Node old = elements.remove(index);
    if (depth + 1 < path.size()) {
      elements.add(index, unset(old, depth + 1));
    }
    return new Sequence(elements);
  }

  /** The position in a list that the path names; the reference crashes if it names none. */
  private int position(int depth) {
    Object component = path.get(depth);
    if (component instanceof Integer index && index >= 0) {
      return index;
    }
    String place = depth == 0 ? "" : " at " + new KeyPath(path.subList(0, depth));
    throw unfit(
        component instanceof String
            ? "the path has the key '" + component + "' where the document has a list" + place
            : "the path has the negative position " + component + " in the list" + place);
  }

  private static int indexOf(Branch branch, String key) {
    List<Item> items = branch.items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).hasKey(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Replaces the entry at a position, or appends one if the position is the end. */
  private static Branch with(Branch branch, int index, Item item) {
    return new Branch(with(branch.items(), index, item));
  }

  private static Sequence with(Sequence sequence, int index, Node element) {
    return new Sequence(with(sequence.elements(), index, element));
  }

  private static <T> List<T> with(List<T> list, int index, T element) {
    List<T> changed = new ArrayList<>(list.size() + 1);
    changed.addAll(list);
    if (index == list.size()) {
      changed.add(element);
    } else {
      changed.set(index, element);
    }
    return changed;
  }

  private PathException notFound(String message) {
    return new PathException(ErrorCode.PATH_NOT_FOUND, message, new KeyPath(path));
  }

  private PathException unfit(String message) {
    return new PathException(ErrorCode.PATH_NOT_APPLICABLE, message, new KeyPath(path));
  }
}
