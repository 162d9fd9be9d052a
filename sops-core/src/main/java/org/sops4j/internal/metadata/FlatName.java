package org.sops4j.internal.metadata;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A flat name taken apart into keys of mappings and positions in lists. */
final class FlatName {
  static final String MAP = "__map_";
  static final String LIST = "__list_";

  private FlatName() {}

  /** Returns strings for keys, longs for positions; the first is a key. */
  static List<Object> parse(String name) {
    List<Object> path = new ArrayList<>();
    int start = 0;
    boolean list = false;
    for (int i = name.indexOf("__"); i >= 0; i = name.indexOf("__", i)) {
      boolean map = name.startsWith(MAP, i);
      if (!map && !name.startsWith(LIST, i)) {
        i++;
        continue;
      }
      path.add(token(name.substring(start, i), list));
      list = !map;
      i += map ? MAP.length() : LIST.length();
      start = i;
    }
    path.add(token(name.substring(start), list));
    return path;
  }

  private static Object token(String text, boolean list) {
    return list ? (Object) index(text) : text;
  }

  /** What is no number is position 0, as in the reference. */
  private static Long index(String text) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (start == text.length()) {
      return 0L;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return 0L;
      }
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE ? number.longValue() : Long.valueOf(Long.MAX_VALUE);
  }
}
