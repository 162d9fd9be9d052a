package org.sops4j.internal.format.yaml;

/**
 * Comment lines that stand together and have not been given to a node yet.
 *
 * @param place how they relate to the node that takes them
 * @param at the place in the input from which on a token may take them
 * @param span where they stand
 * @param text the lines with their markers
 */
record CommentRun(Place place, int at, Span span, String text) {
  /** How a comment relates to its node. */
  enum Place {
    HEAD,
    LINE,
    FOOT
  }

  /**
   * Where a run stands.
   *
   * @param from where the white space before it starts
   * @param start its first marker
   * @param column the column of that, counted from 0
   * @param end behind its last line
   */
  record Span(int from, int start, int column, int end) {}
}
