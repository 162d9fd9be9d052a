package org.sops4j.age.internal.text;

import java.util.ArrayList;
import java.util.List;

/** White space as Unicode has it, which is more than Java's trim and less than its strip. */
public final class Blanks {
  private Blanks() {}

  /**
   * Removes white space at both ends.
   *
   * @param text any text
   * @return the rest
   */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Splits text at white space.
   *
   * @param text any text
   * @return the words, none of them empty
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean gap = i == text.length() || isBlank(text.charAt(i));
      if (gap && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!gap && start < 0) {
        start = i;
      }
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == '\u0085'
        || c == '\u00a0'
        || (c >= '\u1680' && Character.isSpaceChar(c));
  }
}
