package org.sops4j.cli.files;

/** A class of characters in a glob, such as <code>[a-z]</code> or <code>[!.]</code>. */
final class CharacterClass {
  private CharacterClass() {}

  /** Where the pattern goes on behind the class that begins here; -1 if it never ends. */
  static int end(String pattern, int start) {
    int first = first(pattern, start);
    for (int i = first; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ']' && i > first) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Whether the class that begins here has a character. */
  static boolean contains(String pattern, int start, int code) {
    int at = first(pattern, start);
    boolean isNegated = at > start + 1;
    int close = end(pattern, start) - 1;
    boolean found = false;
    while (at < close) {
      at = unescaped(pattern, at);
      int low = pattern.codePointAt(at);
      int high = low;
      at += Character.charCount(low);
      if (at + 1 < close && pattern.charAt(at) == '-') {
        at = unescaped(pattern, at + 1);
        high = pattern.codePointAt(at);
        at += Character.charCount(high);
      }
      found |= low <= code && code <= high;
    }
    return found != isNegated;
  }

  private static int first(String pattern, int start) {
    boolean isNegated =
        start + 1 < pattern.length()
            && (pattern.charAt(start + 1) == '!' || pattern.charAt(start + 1) == '^');
    return start + (isNegated ? 2 : 1);
  }

  private static int unescaped(String pattern, int at) {
    return pattern.charAt(at) == '\\' ? at + 1 : at;
  }
}
