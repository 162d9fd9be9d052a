package org.sops4j.internal.text;

/** White space as the reference knows it: Unicode's, which is more than {@link String#trim}. */
public final class GoSpace {
  private GoSpace() {}

  /**
   * Tells whether a character is white space.
   *
   * @param c the character
   * @return true also for U+0085, U+00A0 and the like
   */
  public static boolean isSpace(char c) {
    if (c <= 0xFF) {
      return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0;
    }
    return c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /**
   * Takes white space away on the left.
   *
   * @param text the text
   * @return the rest
   */
  public static String trimLeft(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /**
   * Takes white space away on both sides.
   *
   * @param text the text
   * @return the rest
   */
  public static String trim(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return trimLeft(text.substring(0, end));
  }
}
