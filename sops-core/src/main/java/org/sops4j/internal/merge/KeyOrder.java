package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of merged keys. It never conflicts: the side that moved keys decides, ours if both did;
 * what only the other side has comes after what it follows there, and after what is new on the
 * first side in the same place.
 *
 * @param <K> what tells keys from each other
 */
final class KeyOrder<K> {
  private final Collection<K> leading;
  private final Collection<K> following;

  /** What was put in by the leading side alone. */
  private final Set<K> own;

  KeyOrder(Collection<K> base, Collection<K> ours, Collection<K> theirs) {
    boolean oursLeads = moved(base, ours) || !moved(base, theirs);
    this.leading = oursLeads ? ours : theirs;
    this.following = oursLeads ? theirs : ours;
    this.own = new HashSet<>(leading);
    own.removeAll(following);
    own.removeAll(base);
  }

  private static <K> boolean moved(Collection<K> base, Collection<K> side) {
    return !common(base, side).equals(common(side, base));
  }

  private static <K> List<K> common(Collection<K> list, Collection<K> other) {
    List<K> result = new ArrayList<>(list);
    result.retainAll(new HashSet<>(other));
    return result;
  }

  /** Puts keys of either side in order. */
  List<K> of(Set<K> kept) {
    List<K> order = common(leading, kept);
    Set<K> placed = new HashSet<>(order);
    int next = 0;
    for (K key : following) {
      if (placed.contains(key)) {
        next = order.indexOf(key) + 1;
      } else if (kept.contains(key)) {
        while (next < order.size() && own.contains(order.get(next))) {
          next++;
        }
        order.add(next++, key);
        placed.add(key);
      }
    }
    return order;
  }
}
