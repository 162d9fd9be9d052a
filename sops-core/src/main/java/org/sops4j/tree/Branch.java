package org.sops4j.tree;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * An ordered mapping. Equal keys may occur more than once, and order always matters.
 *
 * @param items the entries in file order
 */
public record Branch(List<Item> items) implements Node, Iterable<Item> {
  /** The mapping without entries. */
  public static final Branch EMPTY = new Branch(List.of());

  /**
   * Copies the entries, unless they are immutable already.
   *
   * @param items the entries in file order
   */
  public Branch {
    items = List.copyOf(items);
  }

  /**
   * Makes a mapping of entries.
   *
   * @param items the entries in order
   * @return the mapping
   */
  public static Branch of(Item... items) {
    return new Branch(List.of(items));
  }

  /**
   * Finds the value of the first entry with a key.
   *
   * @param key the key
   * @return the value, or empty if there is no such entry
   */
  public Optional<Node> get(String key) {
    for (Item item : items) {
      if (item.hasKey(key)) {
        return Optional.of(item.value());
      }
    }
    return Optional.empty();
  }

  @Override
  public Iterator<Item> iterator() {
    return items.iterator();
  }

  @Override
  public NodeKind kind() {
    return NodeKind.BRANCH;
  }

  @Override
  public String toString() {
    return "Branch[" + items.size() + " items]";
  }
}
