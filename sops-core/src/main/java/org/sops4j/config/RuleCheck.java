package org.sops4j.config;

/**
 * What one creation rule says to the path of a file.
 *
 * @param rule the rule
 * @param outcome whether it is for the file
 * @param problem why its regular expression does not compile, in the reference's words; empty if it
 *     does
 */
public record RuleCheck(CreationRule rule, Outcome outcome, String problem) {
  /** Whether a rule is for a file. */
  public enum Outcome {
    /** It is the first one whose regular expression is found in the path. */
    MATCHES,
    /** It has no regular expression, so that it takes every file that no earlier one takes. */
    MATCHES_ALL,
    /** Its regular expression is not found in the path. */
    DIFFERS,
    /** Its regular expression does not compile, which ends the search with an error. */
    INVALID,
    /** An earlier rule has ended the search. */
    NOT_REACHED
  }

  /**
   * Tells whether this is the rule of the file.
   *
   * @return true of one rule at most
   */
  public boolean isMatch() {
    return outcome == Outcome.MATCHES || outcome == Outcome.MATCHES_ALL;
  }
}
