package org.sops4j.cli.command;

import java.util.EnumMap;
import java.util.Map;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.metadata.EncryptionScope.Rule;

/** Which values are encrypted, after flags and creation rule (cli.md section 4.4). */
final class SelectionFlags {
  private SelectionFlags() {}

  /**
   * Puts the flags over the fields of the rule.
   *
   * @param withComments whether the command has the flags for comments, which only the root has
   */
  static Map<Rule, String> merge(ParsedFlags flags, Map<Rule, String> rule, boolean withComments) {
    Map<Rule, String> merged = new EnumMap<>(Rule.class);
    for (Rule field : Rule.values()) {
      boolean hasFlag = field != Rule.ALL && (withComments || !isOfComments(field));
      String text = hasFlag ? flags.text(field.field().replace('_', '-')) : "";
      text = text.isEmpty() ? rule.getOrDefault(field, "") : text;
      if (!text.isEmpty()) {
        merged.put(field, text);
      }
    }
    return merged;
  }

  private static boolean isOfComments(Rule field) {
    return field == Rule.UNENCRYPTED_COMMENT_REGEX || field == Rule.ENCRYPTED_COMMENT_REGEX;
  }

  /** Warns of fields that mean nothing for a binary file. */
  static void warnOfBinary(Map<Rule, String> fields, Log log) {
    for (Rule field : fields.keySet()) {
      switch (field) {
        case UNENCRYPTED_SUFFIX -> warn(log, "an unencrypted suffix");
        case ENCRYPTED_SUFFIX -> warn(log, "an encrypted suffix");
        case ENCRYPTED_REGEX -> warn(log, "an encrypted regex");
        case UNENCRYPTED_REGEX -> warn(log, "an unencrypted regex");
        case ENCRYPTED_COMMENT_REGEX ->
            log.command(
                LogLevel.WARNING,
                "Using an encrypted comment regex does not make sense with the input store (the"
                    + " binary store never produces comments) and will be ignored.");
        case UNENCRYPTED_COMMENT_REGEX, ALL -> {}
      }
    }
  }

  private static void warn(Log log, String what) {
    log.command(
        LogLevel.WARNING,
        "Using "
            + what
            + " does not make sense with the input store (the binary store produces one key that"
            + " should always be encrypted) and will be ignored.");
  }
}
