package org.sops4j.internal.format.yaml;

import java.util.Set;

/** Which strings would be read as something else if they were written plain. */
final class PlainScalars {
  private static final Set<String> WORDS =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");
  private static final Set<String> NON_STRINGS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE", "~", "null", "Null", "NULL");
  private static final Set<String> POINT_WORDS =
      Set.of(".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF");

  private PlainScalars() {}

  /** Tells whether a string must be quoted: not a string to us, or not one to YAML 1.1. */
  static boolean isTakenForOther(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char c = text.charAt(0);
    if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.') {
      return resolvesToNonString(text) || Base60.matches(text);
    }
    return text.length() <= 5 && (WORDS.contains(text) || NON_STRINGS.contains(text));
  }

  /** Tells whether a plain scalar is read as a number, truth value, time or null. */
  static boolean resolvesToNonString(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char c = text.charAt(0);
    if (c == '.') {
      return POINT_WORDS.contains(text) || PlainNumbers.isPointFloat(text);
    }
    if (c == '+' || c == '-') {
      return isSignedInfinity(text) || PlainNumbers.isNumber(text);
    }
    if (c >= '0' && c <= '9') {
      return PlainTimes.isTime(text) || PlainNumbers.isNumber(text);
    }
    return text.length() <= 5 && NON_STRINGS.contains(text);
  }

  private static boolean isSignedInfinity(String text) {
    String rest = text.substring(1);
    return rest.equals(".inf") || rest.equals(".Inf") || rest.equals(".INF");
  }
}
