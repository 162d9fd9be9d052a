package org.sops4j.internal.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the simplest kind, of which it can be proved what it covers: pieces of
 * plain characters with {@code .*} between them, perhaps tied to start or end. Names with line
 * feeds, which a dot does not match, are left out of account.
 *
 * @param isAtStart whether it begins with {@code ^}
 * @param isAtEnd whether it ends with {@code $}
 * @param pieces the pieces; a zero character stands for a dot; there is always one
 */
record PathPattern(boolean isAtStart, boolean isAtEnd, List<String> pieces) {
  private static final char ANY = 0;
  private static final String SPECIAL = "[](){}|*+?^$";

  /** Returns the pattern, or null for an expression of another kind. */
  static @Nullable PathPattern parse(String regex) {
    boolean isAtStart = regex.startsWith("^");
    int end = regex.length();
    boolean isAtEnd = end > 0 && regex.endsWith("$") && !regex.endsWith("\\$");
    String body = regex.substring(isAtStart ? 1 : 0, isAtEnd ? Math.max(end - 1, 1) : end);
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      char next = i + 1 < body.length() ? body.charAt(i + 1) : ' ';
      if (c == '\\') {
        if (i + 1 == body.length() || Character.isLetterOrDigit(next)) {
          return null;
        }
        piece.append(next);
        i++;
      } else if (c == '.' && (next == '*' || next == '+')) {
        pieces.add(next == '*' ? piece.toString() : piece.append(ANY).toString());
        piece.setLength(0);
        i++;
      } else if (SPECIAL.indexOf(c) >= 0) {
        return null;
      } else {
        piece.append(c == '.' ? ANY : c);
      }
    }
    pieces.add(piece.toString());
    return new PathPattern(isAtStart, isAtEnd, pieces);
  }

  /** Whether it is found in every path. A path is never empty. */
  boolean isEverything() {
    int length = 0;
    for (String piece : pieces) {
      length += piece.length();
      if (!piece.equals("") && !piece.equals(String.valueOf(ANY))) {
        return false;
      }
    }
    boolean isWhole = isAtStart && isAtEnd && pieces.size() == 1; // then the length counts
    return !isWhole && length <= 1;
  }

  /** Whether every path in which another pattern is found has this one in it, too. */
  boolean covers(PathPattern other) {
    if (pieces.size() != 1) {
      return false;
    }
    String wanted = pieces.get(0);
    String first = other.pieces.get(0);
    String last = other.pieces.get(other.pieces.size() - 1);
    if (isAtStart && isAtEnd) {
      boolean isWhole = other.isAtStart && other.isAtEnd && other.pieces.size() == 1;
      return isWhole && first.length() == wanted.length() && isAt(first, 0, wanted);
    }
    if (isAtStart) {
      return other.isAtStart && isAt(first, 0, wanted);
    }
    if (isAtEnd) {
      return other.isAtEnd && isAt(last, last.length() - wanted.length(), wanted);
    }
    for (String piece : other.pieces) {
      for (int i = 0; i + wanted.length() <= piece.length(); i++) {
        if (isAt(piece, i, wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether each character of a piece at a place is one that the wanted piece matches. */
  private static boolean isAt(String piece, int from, String wanted) {
    if (from < 0 || from + wanted.length() > piece.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      char c = wanted.charAt(i);
      if (c != ANY && c != piece.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }
}
