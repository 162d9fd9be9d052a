package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each element of a list, and what is new between them. Where elements were replaced
 * by others, the first is taken for the changed form of the first, and so on.
 *
 * @param <T> the elements
 */
final class Alignment<T> {
  private final List<T> side;

  /** For each element of the base its position on the side, or -1 if it was removed. */
  private final int[] partners;

  private Alignment(List<T> side, int[] partners) {
    this.side = side;
    this.partners = partners;
  }

  static <T> Alignment<T> of(List<T> base, List<T> side) {
    int[] partners = CommonSubsequence.of(base, side);
    int next = 0;
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] < 0 && next < nextPartner(partners, i, side.size())) {
        partners[i] = next;
      }
      next = partners[i] < 0 ? next : partners[i] + 1;
    }
    return new Alignment<>(side, partners);
  }

  private static int nextPartner(int[] partners, int after, int end) {
    for (int i = after; i < partners.length; i++) {
      if (partners[i] >= 0) {
        return partners[i];
      }
    }
    return end;
  }

  /** What an element of the base is now; null if it was removed. */
  @Nullable T partner(int index) {
    return partners[index] < 0 ? null : side.get(partners[index]);
  }

  /**
   * What is new before each element of the base, and after the last one.
   *
   * @return one list more than the base has elements
   */
  List<List<T>> insertions() {
    List<List<T>> gaps = new ArrayList<>(partners.length + 1);
    int next = 0;
    for (int partner : partners) {
      int end = partner < 0 ? next : partner;
      gaps.add(side.subList(next, end));
      next = partner < 0 ? next : partner + 1;
    }
    gaps.add(side.subList(next, side.size()));
    return gaps;
  }
}
