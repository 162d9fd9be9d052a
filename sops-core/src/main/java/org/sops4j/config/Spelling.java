package org.sops4j.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a misspelt word was probably meant to be. */
public final class Spelling {
  private static final int LONG_NAME = 6;

  private Spelling() {}

  /**
   * Finds the nearest name: one slip away, or two if the name is long. A slip is a letter too many,
   * too few, or wrong, or two letters in the wrong order; upper case, and a dash for an underscore,
   * are none.
   *
   * @param word the word, which is none of the names
   * @param names what it may be meant to be
   * @return the name, the first of those that are equally near; null if none is near
   */
  public static @Nullable String nearest(String word, Collection<String> names) {
    String plain = plain(word);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int slips = distance(plain, plain(name));
      if (slips < least && slips <= allowed(name)) {
        nearest = name;
        least = slips;
      }
    }
    return nearest;
  }

  private static int allowed(String name) {
    return name.length() >= LONG_NAME ? 2 : 1;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** The number of slips between two words; each row of the table is a prefix of the first. */
  static int distance(String one, String other) {
    int[] beforeLast = new int[0];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[last.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (isSame ? 0 : 1));
        boolean isSwapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (isSwapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }
}
