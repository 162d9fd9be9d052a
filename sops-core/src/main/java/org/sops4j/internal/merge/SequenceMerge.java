package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges lists: each element of the base by itself, and what was put between them unless both sides
 * put something into the same gap.
 *
 * @param <T> the elements
 */
final class SequenceMerge<T> {
  private final ElementMerge<T> elements;
  private final GapClash clash;
  private final boolean prefersTheirs;

  /**
   * Merges one element.
   *
   * @param <T> the elements
   */
  interface ElementMerge<T> {
    /**
     * Merges.
     *
     * @param position where the result will stand
     * @return the merged element, or null if it is removed
     */
    @Nullable T merge(int position, T base, @Nullable T ours, @Nullable T theirs);
  }

  /** Is told of a gap into which both sides put something. */
  interface GapClash {
    /**
     * Takes note.
     *
     * @param position where the gap is
     */
    void at(int position);
  }

  SequenceMerge(ElementMerge<T> elements, GapClash clash, boolean prefersTheirs) {
    this.elements = elements;
    this.clash = clash;
    this.prefersTheirs = prefersTheirs;
  }

  List<T> merge(List<T> base, List<T> ours, List<T> theirs) {
    Alignment<T> one = Alignment.of(base, ours);
    Alignment<T> other = Alignment.of(base, theirs);
    List<List<T>> oursNew = one.insertions();
    List<List<T>> theirsNew = other.insertions();
    List<T> merged = new ArrayList<>();
    for (int i = 0; i <= base.size(); i++) {
      merged.addAll(inserted(merged.size(), oursNew.get(i), theirsNew.get(i)));
      if (i < base.size()) {
        T element = element(merged.size(), base.get(i), one.partner(i), other.partner(i));
        if (element != null) {
          merged.add(element);
        }
      }
    }
    return merged;
  }

  private List<T> inserted(int position, List<T> ours, List<T> theirs) {
    if (theirs.isEmpty() || ours.equals(theirs)) {
      return ours;
    }
    if (ours.isEmpty()) {
      return theirs;
    }
    clash.at(position);
    return prefersTheirs ? theirs : ours;
  }

  private @Nullable T element(int position, T base, @Nullable T ours, @Nullable T theirs) {
    if (Objects.equals(ours, theirs) || base.equals(theirs)) {
      return ours;
    }
    return base.equals(ours) ? theirs : elements.merge(position, base, ours, theirs);
  }
}
