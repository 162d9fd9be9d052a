package org.sops4j.internal.format.yaml;

/** Which strings would be read as something else if they were written plain. */
final class PlainScalars {
  private PlainScalars() {}

  /** Tells whether a string must be quoted: not a string to us, or not one to YAML 1.1. */
  static boolean isTakenForOther(String text) {
    if (ScalarResolver.resolveSpecial(text, true) != null) {
      return true;
    }
    char c = text.charAt(0);
    boolean mayBeNumber = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    return mayBeNumber ? Base60.matches(text) : text.length() <= 3 && isWordOfYaml11(text);
  }

  private static boolean isWordOfYaml11(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> true;
      default -> false;
    };
  }
}
