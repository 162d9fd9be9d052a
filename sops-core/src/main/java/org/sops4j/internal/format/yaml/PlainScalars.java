package org.sops4j.internal.format.yaml;

/** Which strings would be read as something else if they were written plain, and which never. */
final class PlainScalars {
  private static final int LONG = 64;

  /** The letters, digits and signs that mean nothing within a plain scalar. */
  private static final boolean[] HARMLESS = harmless();

  private PlainScalars() {}

  private static boolean[] harmless() {
    boolean[] table = new boolean[256];
    for (char c = '+'; c <= 'z'; c++) {
      table[c] = c != '\\';
    }
    return table;
  }

  /**
   * Recognises strings that are surely written plain, encrypted values among them, without making
   * text of their bytes. A colon is harmless because there is no blank that could follow it.
   */
  static boolean isSurelyPlain(byte[] utf8) {
    int last = utf8.length - 1;
    if (last < LONG || !isLetter(utf8[0]) || utf8[last] == ':') {
      return false;
    }
    for (byte b : utf8) {
      if (!HARMLESS[b & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }

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
