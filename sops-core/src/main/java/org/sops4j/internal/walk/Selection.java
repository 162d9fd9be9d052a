package org.sops4j.internal.walk;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;

/**
 * Decides which leaves are encrypted (format.md section 4.2). A key that matches decides for all
 * that is below it, so the walk asks once for each key and passes the answer down; comments govern
 * what follows them, which {@link CommentStack} keeps.
 */
final class Selection {
  private final Rule rule;
  private final String suffix;
  private final @Nullable Pattern regex;

  Selection(EncryptionScope scope) {
    this.rule = scope.rule();
    this.suffix = scope.pattern();
    this.regex = rule.isRegex() ? compile(scope.pattern()) : null;
  }

  /** A regular expression that does not compile matches nothing, without a word (T15). */
  private static @Nullable Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** Tells whether comments decide, so that the walk need not keep them otherwise. */
  boolean dependsOnComments() {
    return rule == Rule.ENCRYPTED_COMMENT_REGEX || rule == Rule.UNENCRYPTED_COMMENT_REGEX;
  }

  boolean matchesKey(String key) {
    return switch (rule) {
      case UNENCRYPTED_SUFFIX, ENCRYPTED_SUFFIX -> key.endsWith(suffix);
      case UNENCRYPTED_REGEX, ENCRYPTED_REGEX -> find(key);
      case ALL, UNENCRYPTED_COMMENT_REGEX, ENCRYPTED_COMMENT_REGEX -> false;
    };
  }

  boolean matchesComment(String comment) {
    return dependsOnComments() && find(comment);
  }

  /**
   * Decides for a leaf.
   *
   * @param keyMatched whether the rule matches any key of its path
   * @param comments the comments before it and its ancestors
   * @param isComment whether the leaf is itself the last of those comments
   */
  boolean encrypts(boolean keyMatched, CommentStack comments, boolean isComment) {
    return switch (rule) {
      case ALL -> true;
      case UNENCRYPTED_SUFFIX, UNENCRYPTED_REGEX -> !keyMatched;
      case ENCRYPTED_SUFFIX, ENCRYPTED_REGEX -> keyMatched;
      case UNENCRYPTED_COMMENT_REGEX -> !comments.anyMatched();
      case ENCRYPTED_COMMENT_REGEX ->
          isComment ? comments.anyMatchedBeforeLast() : comments.anyMatched();
    };
  }

  /** Tells whether the text of an encrypted comment would be taken for a comment that matches. */
  boolean mistakes(String encryptedComment) {
    return rule == Rule.UNENCRYPTED_COMMENT_REGEX && find(encryptedComment);
  }

  private boolean find(String text) {
    return regex != null && regex.matcher(text).find();
  }
}
