package org.sops4j.internal.format.yaml;

/** Numbers to base 60 of YAML 1.1, such as 12:30:45; strings to us, but quoted for others. */
final class Base60 {
  private Base60() {}

  /** Matches {@code [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?}. */
  static boolean matches(String text) {
    int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (i >= text.length() || !isDigit(text.charAt(i))) {
      return false;
    }
    i = skip(text, i);
    int groups = 0;
    while (i < text.length() && text.charAt(i) == ':') {
      int end = group(text, i + 1);
      if (end < 0) {
        return false;
      }
      i = end;
      groups++;
    }
    if (i < text.length() && text.charAt(i) == '.') {
      i = skip(text, i + 1);
    }
    return groups > 0 && i == text.length();
  }

  private static int group(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    boolean fits = i - from == 1 || (i - from == 2 && text.charAt(from) <= '5');
    return fits ? i : -1;
  }

  private static int skip(String text, int from) {
    int i = from;
    while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
