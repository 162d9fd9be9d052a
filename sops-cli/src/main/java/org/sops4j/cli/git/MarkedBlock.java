package org.sops4j.cli.git;

import java.util.List;

/**
 * The lines of ours in a file of somebody else's. Taking them out leaves the file as it was before
 * they were put in, byte for byte.
 */
public final class MarkedBlock {
  private static final String BEGIN = "# >>> sops git install; sops git uninstall removes this";
  private static final String END = "# <<< sops git install";

  /** Says that the file had no line feed at its end. */
  private static final String UNENDED = " (the line before had no end)";

  private MarkedBlock() {}

  /**
   * Tells whether there is a block.
   *
   * @param text the file
   * @return true if it has both ends of one
   */
  public static boolean isIn(String text) {
    int begin = text.indexOf(BEGIN);
    return begin >= 0 && text.indexOf(END, begin) > 0;
  }

  /**
   * Returns the lines of the block.
   *
   * @param text the file
   * @return the lines between the markers; none if there is no block
   */
  public static List<String> lines(String text) {
    if (!isIn(text)) {
      return List.of();
    }
    int start = text.indexOf('\n', text.indexOf(BEGIN)) + 1;
    List<String> inner = List.of(text.substring(start, text.indexOf(END, start)).split("\n", -1));
    return inner.subList(0, inner.size() - 1); // behind the last line there is nothing
  }

  /**
   * Puts a block at the end, in place of one that is there.
   *
   * @param text the file
   * @param lines the lines of the block
   * @return the file with the block
   */
  public static String append(String text, List<String> lines) {
    if (isIn(text)) {
      return replace(text, lines);
    }
    boolean ended = text.isEmpty() || text.endsWith("\n");
    return text + (ended ? "" : "\n") + block(lines, ended ? "" : UNENDED);
  }

  /**
   * Puts a block after the first line, in place of one that is there.
   *
   * @param text the file, whose first line has an end
   * @param lines the lines of the block
   * @return the file with the block
   */
  public static String insertAfterFirstLine(String text, List<String> lines) {
    int first = text.indexOf('\n') + 1;
    return isIn(text)
        ? replace(text, lines)
        : text.substring(0, first) + block(lines, "") + text.substring(first);
  }

  private static String replace(String text, List<String> lines) {
    int begin = text.indexOf(BEGIN);
    int start = text.indexOf('\n', begin);
    int end = text.indexOf(END, start);
    String suffix = text.substring(begin + BEGIN.length(), start);
    return text.substring(0, begin) + block(lines, suffix) + text.substring(lineEnd(text, end));
  }

  private static String block(List<String> lines, String suffix) {
    StringBuilder block = new StringBuilder(BEGIN).append(suffix).append('\n');
    lines.forEach(line -> block.append(line).append('\n'));
    return block.append(END).append('\n').toString();
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  /**
   * Takes the block out.
   *
   * @param text the file
   * @return the file as it was before
   */
  public static String remove(String text) {
    if (!isIn(text)) {
      return text;
    }
    int begin = text.indexOf(BEGIN);
    boolean unended = text.startsWith(UNENDED, begin + BEGIN.length());
    return text.substring(0, unended ? begin - 1 : begin)
        + text.substring(lineEnd(text, text.indexOf(END, begin)));
  }
}
