package org.sops4j.metadata;

/**
 * Which values are encrypted: at most one rule (format.md section 4.1).
 *
 * @param rule which of the six rules it is
 * @param pattern the suffix or the regular expression; empty if the rule is {@link Rule#ALL}
 */
public record EncryptionScope(Rule rule, String pattern) {
  /** Everything is encrypted: a fresh binary file. */
  public static final EncryptionScope ALL = new EncryptionScope(Rule.ALL, "");

  /** What holds where nothing is said: keys that end in {@code _unencrypted} are left alone. */
  public static final EncryptionScope DEFAULT =
      new EncryptionScope(Rule.UNENCRYPTED_SUFFIX, "_unencrypted");

  /** The kinds of rules, in the order in which the reference lists them. */
  public enum Rule {
    /** No rule: everything is encrypted. */
    ALL(""),
    /** Keys with the suffix, and what is below them, are left alone. */
    UNENCRYPTED_SUFFIX("unencrypted_suffix"),
    /** Only keys with the suffix, and what is below them, are encrypted. */
    ENCRYPTED_SUFFIX("encrypted_suffix"),
    /** Keys that match, and what is below them, are left alone. */
    UNENCRYPTED_REGEX("unencrypted_regex"),
    /** Only keys that match, and what is below them, are encrypted. */
    ENCRYPTED_REGEX("encrypted_regex"),
    /** What follows a matching comment is left alone. */
    UNENCRYPTED_COMMENT_REGEX("unencrypted_comment_regex"),
    /** Only what follows a matching comment is encrypted. */
    ENCRYPTED_COMMENT_REGEX("encrypted_comment_regex");

    private final String field;

    Rule(String field) {
      this.field = field;
    }

    /**
     * Returns the name of the field in metadata and configuration.
     *
     * @return such as {@code encrypted_regex}; empty for {@link #ALL}
     */
    public String field() {
      return field;
    }

    /**
     * Tells whether the pattern is a regular expression.
     *
     * @return false for the two suffixes and for {@link #ALL}
     */
    public boolean isRegex() {
      return field.endsWith("_regex");
    }
  }
}
