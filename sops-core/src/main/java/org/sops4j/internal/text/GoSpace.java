package org.sops4j.internal.text;

/** What the reference takes for blanks at the ends of a text: Unicode white space. */
public final class GoSpace {
  private GoSpace() {}

  /**
   * Removes white space from both ends.
   *
   * @param text any text
   * @return the text between
   */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Tells whether a character has the Unicode property White_Space.
   *
   * @param c the character
   * @return true for blanks, tabs, line ends, and their kin
   */
  public static boolean isSpace(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }
}
