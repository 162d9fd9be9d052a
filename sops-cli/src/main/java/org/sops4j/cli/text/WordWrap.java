package org.sops4j.cli.text;

/** Breaks lines at white space (cli.md section 2.6); widths are code points. */
public final class WordWrap {
  private final int limit;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder spaces = new StringBuilder();
  private int column;

  private WordWrap(int limit) {
    this.limit = limit;
  }

  /**
   * Wraps text. Line feeds stay; the white space at which a line is broken is dropped; a word that
   * is as long as a line is neither split nor moved to the next line.
   *
   * @param text the text
   * @param limit the length of a line
   * @return the text with more line feeds
   */
  public static String wrap(String text, int limit) {
    WordWrap wrap = new WordWrap(limit);
    int i = 0;
    while (i < text.length()) {
      int end = i;
      if (isBreak(text.charAt(i))) {
        wrap.space(text.charAt(i));
        end++;
      } else {
        while (end < text.length() && !isBreak(text.charAt(end))) {
          end++;
        }
        wrap.word(text.substring(i, end));
      }
      i = end;
    }
    wrap.keepSpaces();
    return wrap.out.toString();
  }

  private static boolean isBreak(char c) {
    return c == '\n' || Character.isWhitespace(c); // which a no-break space is not
  }

  private void space(char c) {
    if (c != '\n') {
      spaces.append(c);
      return;
    }
    keepSpaces();
    out.append('\n');
    column = 0;
  }

  private void word(String word) {
    int width = word.codePointCount(0, word.length());
    if (column + spaces.length() + width > limit && width < limit) {
      out.append('\n');
      column = 0;
    } else {
      out.append(spaces);
      column += spaces.length();
    }
    spaces.setLength(0);
    out.append(word);
    column += width;
  }

  private void keepSpaces() {
    if (column + spaces.length() <= limit) {
      out.append(spaces);
      column += spaces.length();
    }
    spaces.setLength(0);
  }
}
