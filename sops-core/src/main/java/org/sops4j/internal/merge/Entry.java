package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;

/**
 * One key of a mapping with the comments before it, which move and go with it; or the comments at
 * the end of a mapping.
 *
 * @param comments the comments before the key
 * @param item the key and its value; null at the end
 */
record Entry(List<Node> comments, @Nullable Item item) {
  /** The end of a mapping without comments. */
  static final Entry EMPTY_END = new Entry(List.of(), null);

  /**
   * Tells entries of one mapping from each other. Keys may be there more than once.
   *
   * @param key the key; null for the end
   * @param occurrence how many of that key came before
   */
  record Name(@Nullable Node key, int occurrence) {
    static final Name END = new Name(null, 0);
  }

  /** The entries of a mapping in order; the end is always there. */
  static Map<Name, Entry> of(Branch branch) {
    Map<Name, Entry> entries = new LinkedHashMap<>();
    Map<Node, Integer> seen = new HashMap<>();
    List<Node> comments = new ArrayList<>();
    for (Item item : branch) {
      if (item.isComment()) {
        comments.add(item.key());
      } else {
        int occurrence = seen.merge(item.key(), 1, Integer::sum) - 1;
        entries.put(new Name(item.key(), occurrence), new Entry(List.copyOf(comments), item));
        comments.clear();
      }
    }
    entries.put(Name.END, comments.isEmpty() ? EMPTY_END : new Entry(comments, null));
    return entries;
  }

  /** Puts the comments and the key at the end of a list of items. */
  void appendTo(List<Item> items) {
    for (Node comment : comments) {
      items.add(new Item(comment, NullScalar.NULL));
    }
    if (item != null) {
      items.add(item);
    }
  }
}
