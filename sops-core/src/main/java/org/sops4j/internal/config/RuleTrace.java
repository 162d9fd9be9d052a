package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.config.CreationRule;
import org.sops4j.config.RuleCheck;
import org.sops4j.config.RuleCheck.Outcome;
import org.sops4j.config.RuleSearch;
import org.sops4j.config.SopsConfig;
import org.sops4j.internal.text.GoRegex;

/** Chooses the rule for a file as {@link PathMatcher} does, and keeps what each rule said. */
public final class RuleTrace {
  private RuleTrace() {}

  /**
   * Asks all rules up to the one that ends the search.
   *
   * @param config the configuration
   * @param file the absolute path of the file, which need not be there
   * @return what each rule said
   */
  public static RuleSearch of(SopsConfig config, Path file) {
    String subject = PathMatcher.subject(config.path(), file);
    List<CreationRule> rules = config.creationRules() == null ? List.of() : config.creationRules();
    List<RuleCheck> checks = new ArrayList<>();
    boolean ended = false;
    for (CreationRule rule : rules) {
      RuleCheck check = ended ? new RuleCheck(rule, Outcome.NOT_REACHED, "") : ask(rule, subject);
      ended |= check.outcome() != Outcome.DIFFERS;
      checks.add(check);
    }
    return new RuleSearch(subject, checks);
  }

  private static RuleCheck ask(CreationRule rule, String subject) {
    if (rule.pathRegex().isEmpty()) {
      return new RuleCheck(rule, Outcome.MATCHES_ALL, "");
    }
    GoRegex regex = GoRegex.of(rule.pathRegex());
    if (!regex.problem().isEmpty()) {
      return new RuleCheck(rule, Outcome.INVALID, regex.problem());
    }
    return new RuleCheck(rule, regex.find(subject) ? Outcome.MATCHES : Outcome.DIFFERS, "");
  }
}
