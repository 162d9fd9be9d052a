package org.sops4j.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Pieces of arrays that are copied once, when all of them are there. */
final class Parts {
  private final List<byte[]> arrays = new ArrayList<>(0);
  private final List<int[]> bounds = new ArrayList<>(0);
  private long length;

  boolean isEmpty() {
    return arrays.isEmpty();
  }

  /** Adds a part of an array, which must not be changed afterwards. */
  void add(byte[] bytes, int from, int to) {
    arrays.add(bytes);
    bounds.add(new int[] {from, to});
    length += to - from;
  }

  /** Returns all of them and what comes after them. */
  byte[] join(byte[] last, int lastLength) {
    if (length + lastLength > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError("a document of more than 2 GB");
    }
    byte[] all = new byte[(int) length + lastLength];
    int at = 0;
    for (int i = 0; i < arrays.size(); i++) {
      int[] bound = bounds.get(i);
      System.arraycopy(arrays.get(i), bound[0], all, at, bound[1] - bound[0]);
      at += bound[1] - bound[0];
    }
    System.arraycopy(last, 0, all, at, lastLength);
    return all;
  }
}
