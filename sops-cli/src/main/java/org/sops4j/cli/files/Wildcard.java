package org.sops4j.cli.files;

import org.jspecify.annotations.Nullable;

/** One segment of a glob, against one name. */
final class Wildcard {
  private final String pattern;
  private final String name;

  private Wildcard(String pattern, String name) {
    this.pattern = pattern;
    this.name = name;
  }

  /** The name that a segment without wildcards stands for; null if there are any. */
  static @Nullable String literal(String segment) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '*' || c == '?' || c == '[' && CharacterClass.end(segment, i) > 0) {
        return null;
      }
      if (c == '\\' && i + 1 < segment.length()) {
        c = segment.charAt(++i);
      }
      text.append(c);
    }
    return text.toString();
  }

  /** Whether a name matches; one with a leading dot only if the pattern has the dot. */
  static boolean matches(String pattern, String name) {
    boolean asksForDot = pattern.startsWith(".") || pattern.startsWith("\\.");
    return (!name.startsWith(".") || asksForDot) && new Wildcard(pattern, name).matches(0, 0);
  }

  /** Goes back to the last star only, so that time grows with the product of both lengths. */
  private boolean matches(int inPattern, int inName) {
    int p = inPattern;
    int n = inName;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
        continue;
      }
      int next = p < pattern.length() ? one(p, name.codePointAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n += Character.charCount(name.codePointAt(n));
      } else if (star >= 0) {
        p = star + 1;
        starName += Character.charCount(name.codePointAt(starName));
        n = starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on behind the element that takes a character; -1 if it does not. */
  private int one(int at, int code) {
    char c = pattern.charAt(at);
    int end = c == '[' ? CharacterClass.end(pattern, at) : -1;
    if (end > 0) {
      return CharacterClass.contains(pattern, at, code) ? end : -1;
    } else if (c == '?') {
      return at + 1;
    }
    int start = c == '\\' && at + 1 < pattern.length() ? at + 1 : at;
    int wanted = pattern.codePointAt(start);
    return wanted == code ? start + Character.charCount(wanted) : -1;
  }
}
