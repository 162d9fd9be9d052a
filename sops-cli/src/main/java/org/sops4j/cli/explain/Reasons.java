package org.sops4j.cli.explain;

import org.sops4j.config.RuleCheck;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.tree.KeyPath;

/** Why things are as they are, in a few words that text and JSON share. */
final class Reasons {
  private Reasons() {}

  static String of(RuleCheck check) {
    return switch (check.outcome()) {
      case MATCHES -> "its path_regex is found in the path";
      case MATCHES_ALL -> "it has no path_regex, so it takes every file";
      case DIFFERS -> "its path_regex is not found in the path";
      case INVALID -> "its path_regex does not compile: " + check.problem();
      case NOT_REACHED -> "not looked at: an earlier rule ends the search";
    };
  }

  static String of(ValueDecision one, EncryptionScope scope) {
    if (one.state() == ValueDecision.State.EMPTY) {
      return "null and empty texts are never encrypted";
    }
    KeyPath key = one.decidedBy();
    return switch (scope.rule()) {
      case ALL -> "everything is encrypted";
      case UNENCRYPTED_SUFFIX, ENCRYPTED_SUFFIX ->
          key == null ? "no key of its path ends so" : last(key) + " ends so";
      case UNENCRYPTED_REGEX, ENCRYPTED_REGEX ->
          key == null ? "no key of its path matches" : last(key) + " matches";
      case UNENCRYPTED_COMMENT_REGEX, ENCRYPTED_COMMENT_REGEX -> comment(one, scope.rule());
    };
  }

  private static String comment(ValueDecision one, Rule rule) {
    boolean isMatched = one.selected() == (rule == Rule.ENCRYPTED_COMMENT_REGEX);
    return isMatched
        ? "a comment before it, or before a key above it, matches"
        : "no comment before it, or before a key above it, matches";
  }

  private static String last(KeyPath path) {
    return "key \"" + path.components().get(path.components().size() - 1) + "\"";
  }
}
