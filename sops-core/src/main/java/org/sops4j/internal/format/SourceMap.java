package org.sops4j.internal.format;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Item;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.SourcePosition;

/**
 * Where the parts of a tree stand in the file that it was read from. Filled by a reader that is
 * asked to; ordinary reading keeps no positions. Entries are told apart by identity: equal ones
 * stand in different places.
 */
public final class SourceMap {
  private final IdentityHashMap<Item, SourcePosition> items = new IdentityHashMap<>();
  private final IdentityHashMap<Sequence, List<@Nullable SourcePosition>> elements =
      new IdentityHashMap<>();

  /** Makes an empty map. */
  public SourceMap() {}

  /**
   * Notes where the key of an entry begins.
   *
   * @param item the entry
   * @param position the place
   */
  public void add(Item item, SourcePosition position) {
    items.put(item, position);
  }

  /**
   * Notes where the elements of a list begin.
   *
   * @param sequence the list
   * @param positions a place for each element, or null for one that has none of its own
   */
  public void add(Sequence sequence, List<@Nullable SourcePosition> positions) {
    elements.put(sequence, positions);
  }

  /**
   * Returns where the key of an entry begins.
   *
   * @param item the entry
   * @return the place, or null if it has none
   */
  public @Nullable SourcePosition of(Item item) {
    return items.get(item);
  }

  /**
   * Returns where an element of a list begins.
   *
   * @param sequence the list
   * @param index the position of the element
   * @return the place, or null if it has none
   */
  public @Nullable SourcePosition of(Sequence sequence, int index) {
    List<@Nullable SourcePosition> positions = elements.get(sequence);
    return positions == null ? null : positions.get(index);
  }
}
