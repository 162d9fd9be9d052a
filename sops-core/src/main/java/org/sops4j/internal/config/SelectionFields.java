package org.sops4j.internal.config;

import java.util.EnumMap;
import java.util.Map;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.GoRegex;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;

/** Collects the six selection fields, of which one may be set (format.md section 4.1). */
public final class SelectionFields {
  private SelectionFields() {}

  /**
   * Puts the fields of the command line over those of a rule, field by field.
   *
   * @param flags the fields of the command line; empty texts count as not given
   * @param rule the fields of the rule
   * @return all fields that are not empty
   */
  public static Map<Rule, String> merge(Map<Rule, String> flags, Map<Rule, String> rule) {
    Map<Rule, String> merged = new EnumMap<>(Rule.class);
    putAll(merged, rule);
    putAll(merged, flags);
    return merged;
  }

  private static void putAll(Map<Rule, String> merged, Map<Rule, String> fields) {
    for (Map.Entry<Rule, String> field : fields.entrySet()) {
      if (!field.getValue().isEmpty()) {
        merged.put(field.getKey(), field.getValue());
      }
    }
  }

  /**
   * Returns the one rule of a file that is being created.
   *
   * @param fields the fields that are set
   * @return the rule, or the default if none is set
   * @throws SopsException with {@link ErrorCode#CONFLICTING_SETTINGS} if there are several, with
   *     {@link ErrorCode#INVALID_SETTING} if a regular expression does not compile
   */
  public static EncryptionScope forNewFile(Map<Rule, String> fields) {
    if (fields.size() > 1) {
      throw new SopsException(
          ErrorCode.CONFLICTING_SETTINGS, "Error: " + tooMany("in the same file"));
    }
    EncryptionScope scope = only(fields);
    requireCompiling(scope);
    return scope;
  }

  /**
   * Returns the one rule of a file that is being read. A regular expression that does not compile
   * is accepted here, and matches nothing.
   *
   * @param fields the fields that are set
   * @return the rule, or the default if none is set
   * @throws SopsException with {@link ErrorCode#INVALID_METADATA} if there are several
   */
  public static EncryptionScope ofFile(Map<Rule, String> fields) {
    if (fields.size() > 1) {
      String text = tooMany("in the same file");
      throw new SopsException(ErrorCode.INVALID_METADATA, "C" + text.substring(1));
    }
    return only(fields);
  }

  private static EncryptionScope only(Map<Rule, String> fields) {
    for (Map.Entry<Rule, String> field : fields.entrySet()) {
      return new EncryptionScope(field.getKey(), field.getValue());
    }
    return EncryptionScope.DEFAULT;
  }

  /**
   * Refuses a regular expression that does not compile: with it a new file would be written in
   * clear (format.md section 4.2, decision).
   *
   * @param scope the rule of a file that is being created
   * @throws SopsException with {@link ErrorCode#INVALID_SETTING} if it does not compile
   */
  public static void requireCompiling(EncryptionScope scope) {
    if (!scope.rule().isRegex()) {
      return;
    }
    String problem = GoRegex.of(scope.pattern()).problem();
    if (!problem.isEmpty()) {
      String regex = GoQuote.quote(scope.pattern());
      throw new SopsException(
          ErrorCode.INVALID_SETTING,
          "Error: cannot compile " + scope.rule().field() + " " + regex + ": " + problem);
    }
  }

  /** Returns the text for more than one field. */
  static String tooMany(String where) {
    return "cannot use more than one of encrypted_suffix, unencrypted_suffix, encrypted_regex,"
        + " unencrypted_regex, encrypted_comment_regex, or unencrypted_comment_regex "
        + where;
  }
}
