package org.sops4j.internal.merge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The longest common subsequence of two lists. */
final class CommonSubsequence {
  /** Beyond this many cells the table would take more memory than the answer is worth. */
  private static final long MOST_CELLS = 4_000_000;

  private final int[] from;
  private final int[] to;
  private final int[] partners;

  private CommonSubsequence(int[] from, int[] to) {
    this.from = from;
    this.to = to;
    this.partners = new int[from.length];
    Arrays.fill(partners, -1);
  }

  /**
   * Compares two lists.
   *
   * @param from one list
   * @param to the other list
   * @return for each position of the first list that of its equal in the second, or -1
   */
  static int[] of(List<?> from, List<?> to) {
    Map<Object, Integer> numbers = new HashMap<>();
    CommonSubsequence both = new CommonSubsequence(numbered(from, numbers), numbered(to, numbers));
    both.match();
    return both.partners;
  }

  /** Small numbers in place of elements: comparing trees is slow. */
  private static int[] numbered(List<?> list, Map<Object, Integer> numbers) {
    int[] result = new int[list.size()];
    for (int i = 0; i < result.length; i++) {
      Object element = list.get(i);
      Integer number = numbers.get(element);
      if (number == null) {
        number = numbers.size();
        numbers.put(element, number);
      }
      result[i] = number;
    }
    return result;
  }

  private void match() {
    int start = 0;
    int fromEnd = from.length;
    int toEnd = to.length;
    while (start < fromEnd && start < toEnd && from[start] == to[start]) {
      partners[start] = start;
      start++;
    }
    while (fromEnd > start && toEnd > start && from[fromEnd - 1] == to[toEnd - 1]) {
      partners[--fromEnd] = --toEnd;
    }
    if ((long) (fromEnd - start) * (toEnd - start) <= MOST_CELLS) {
      matchBest(start, fromEnd, toEnd);
    } else {
      matchInTurn(start, fromEnd, toEnd);
    }
  }

  private void matchBest(int start, int fromEnd, int toEnd) {
    int[][] lengths = lengths(start, fromEnd, toEnd);
    int i = start;
    int j = start;
    while (i < fromEnd && j < toEnd) {
      if (from[i] == to[j]) {
        partners[i++] = j++;
      } else if (lengths[i + 1 - start][j - start] >= lengths[i - start][j + 1 - start]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private int[][] lengths(int start, int fromEnd, int toEnd) {
    int rows = fromEnd - start;
    int columns = toEnd - start;
    int[][] lengths = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        lengths[i][j] =
            from[start + i] == to[start + j]
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  /** Not the longest, but common, and found in one pass. */
  private void matchInTurn(int start, int fromEnd, int toEnd) {
    Map<Integer, Integer> firsts = new HashMap<>();
    for (int j = toEnd - 1; j >= start; j--) {
      firsts.put(to[j], j);
    }
    int next = start;
    for (int i = start; i < fromEnd; i++) {
      int found = firsts.getOrDefault(from[i], -1);
      if (found >= next) {
        partners[i] = found;
        next = found + 1;
      }
    }
  }
}
