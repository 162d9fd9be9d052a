package org.sops4j.check;

import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.config.RuleSettings;

/**
 * What the configuration says about a file.
 *
 * @param state whether there is a rule
 * @param config the configuration file, as it is named in findings; empty if there is none
 * @param rule the rule; null if there is none
 * @param settings what it says; null if there is none or it cannot be understood
 * @param forEveryPath whether it is a rule for all files, which demands nothing
 */
record Governing(
    State state,
    String config,
    @Nullable CreationRule rule,
    @Nullable RuleSettings settings,
    boolean forEveryPath) {
  enum State {
    /** There is no configuration with creation rules, or it cannot be used. */
    UNKNOWN,
    /** There are rules, and none is for the file. */
    UNCOVERED,
    /** There is a rule for the file. */
    COVERED
  }

  static Governing without(State state, String config) {
    return new Governing(state, config, null, null, false);
  }

  /** Whether the rule demands that the file is encrypted. */
  boolean demands(boolean everyFile) {
    return state == State.COVERED && (everyFile || !forEveryPath);
  }

  /** Where the rule stands, for messages. */
  String place() {
    if (rule == null) {
      return config;
    }
    String line = rule.line() == 0 ? "" : ", line " + rule.line();
    String regex = rule.pathRegex().isEmpty() ? "" : " (path_regex " + rule.pathRegex() + ")";
    return config + line + regex;
  }
}
