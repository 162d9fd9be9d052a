package org.sops4j.internal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The reference's limits on regular expressions, which RE2/J does not have: nested repetitions
 * multiply to 1000 at most, and groups nest 1000 deep. Without them a few bytes in the metadata of
 * a file would fill the memory.
 */
final class RegexLimits {
  private static final int MAX_REPEAT = 1000;
  private static final int MAX_DEPTH = 1000;

  private final String regex;
  private int position;

  /** For each open group: how often its costliest part is repeated. */
  private final List<Integer> open = new ArrayList<>(List.of(1));

  /** The same for the atom before the position. */
  private int atom = 1;

  private RegexLimits(String regex) {
    this.regex = regex;
  }

  /** Returns which limit an expression exceeds, in the reference's words, or the empty text. */
  static String excess(String regex) {
    return new RegexLimits(regex).scan();
  }

  private String scan() {
    while (position < regex.length()) {
      int start = position;
      switch (regex.charAt(position)) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> {
          open.add(1);
          atom = 1;
          position++;
        }
        case ')' -> close();
        case '{' -> {
          repeat();
          if (atom > MAX_REPEAT) {
            return "invalid repeat count: `" + regex.substring(start, position) + "`";
          }
        }
        default -> {
          position++;
          // A repetition without count leaves the atom as it is.
          atom = "*+?".indexOf(regex.charAt(start)) < 0 ? 1 : atom;
        }
      }
      if (open.size() > MAX_DEPTH) {
        return "expression nests too deeply: `" + regex + "`";
      }
      int last = open.size() - 1;
      open.set(last, Math.max(open.get(last), atom));
    }
    return "";
  }

  private void escape() {
    boolean quote = regex.startsWith("\\Q", position);
    int end = quote ? regex.indexOf("\\E", position) : -1;
    position = quote ? (end < 0 ? regex.length() : end + 2) : position + 2;
    atom = 1;
  }

  private void characterClass() {
    position++;
    position += regex.startsWith("^", position) ? 1 : 0;
    position += regex.startsWith("]", position) ? 1 : 0; // stands for itself there
    while (position < regex.length() && regex.charAt(position) != ']') {
      boolean named = regex.startsWith("[:", position);
      int end = named ? regex.indexOf(":]", position) : -1;
      boolean escaped = regex.charAt(position) == '\\';
      position = end >= 0 ? end + 2 : position + (escaped ? 2 : 1);
    }
    position++;
    atom = 1;
  }

  private void close() {
    position++;
    atom = open.get(open.size() - 1);
    if (open.size() > 1) {
      open.remove(open.size() - 1);
    }
  }

  private void repeat() {
    int end = regex.indexOf('}', position);
    int count = end < 0 ? -1 : count(regex.substring(position + 1, end));
    if (count < 0) { // a brace that stands for itself
      position++;
      atom = 1;
      return;
    }
    position = end + 1;
    // RE2/J has its own check of a single count.
    if (count > 1 && count <= MAX_REPEAT) {
      atom = Math.min(atom * count, MAX_REPEAT * MAX_REPEAT);
    }
  }

  /**
   * Returns the larger number of {@code n}, {@code n,} or {@code n,m}; -1 if it is none of them.
   */
  private static int count(String text) {
    int comma = text.indexOf(',');
    int min = number(comma < 0 ? text : text.substring(0, comma));
    if (min < 0 || comma < 0 || comma == text.length() - 1) {
      return min;
    }
    int max = number(text.substring(comma + 1));
    return max < 0 ? -1 : Math.max(min, max);
  }

  private static int number(String text) {
    int value = text.isEmpty() ? -1 : 0;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      int digit = text.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? -1 : Math.min(value * 10 + digit, MAX_REPEAT + 1);
    }
    return value;
  }
}
