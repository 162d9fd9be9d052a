package org.sops4j.internal.format.yaml;

/** How a string is written (format.md section 6.1.7); input styles are forgotten. */
enum StringStyle {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  LITERAL,
  /** Plain behind the tag of the merge key. */
  MERGE;

  private static final int NOT_LITERAL =
      Traits.SPECIAL | Traits.SPACE_BREAK | Traits.TRAILING_SPACE;
  private static final int NOT_SINGLE =
      Traits.SPECIAL | Traits.TAB | Traits.SPACE_BREAK | Traits.BREAK_SPACE;
  private static final int NOT_PLAIN =
      NOT_SINGLE | Traits.BREAK | Traits.INDICATOR | Traits.LEADING_SPACE | Traits.TRAILING_SPACE;

  /** Chooses for a string that is valid UTF-8. */
  static StringStyle of(String text, int traits) {
    if (Traits.has(traits, Traits.LINE_FEED)) {
      return Traits.has(traits, NOT_LITERAL) ? DOUBLE_QUOTED : LITERAL;
    }
    if (PlainScalars.isTakenForOther(text)) {
      return DOUBLE_QUOTED;
    }
    if (!Traits.has(traits, NOT_PLAIN)) {
      return text.equals(MergeKey.TEXT) ? MERGE : PLAIN;
    }
    return Traits.has(traits, NOT_SINGLE) ? DOUBLE_QUOTED : SINGLE_QUOTED;
  }
}
