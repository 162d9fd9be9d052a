package org.sops4j.internal.config.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.internal.text.GoRegex;
import org.sops4j.metadata.EncryptionScope.Rule;

/** One creation rule by itself: its path, and its selection. */
final class RuleCheckup {
  private final CreationRule rule;
  private final @Nullable YamlNode node;
  private final Findings findings;

  RuleCheckup(CreationRule rule, @Nullable YamlNode node, Findings findings) {
    this.rule = rule;
    this.node = node;
    this.findings = findings;
  }

  void run() {
    path();
    selection();
  }

  private void path() {
    String regex = rule.pathRegex();
    YamlNode at = Places.at(node, "path_regex");
    if (isWrong("path_regex", regex, at)) {
      return;
    }
    if (regex.contains("/*.") || regex.contains("/*\\.")) {
      findings.warning(
          "shell-pattern",
          at,
          "path_regex " + regex + " looks like a shell pattern: /* means any number of slashes",
          "for any name in a folder write /[^/]*");
    } else if (regex.startsWith("^./")) {
      findings.warning(
          "doubtful-path",
          at,
          "path_regex " + regex + " begins with any one character and a slash",
          "paths are seen without ./ in front: leave it out");
    } else if (regex.startsWith("^\\./")) {
      findings.warning(
          "never-matches",
          at,
          "path_regex " + regex + " never matches: paths are seen without ./ in front",
          "leave it out");
    } else if (regex.startsWith("^/") || regex.startsWith("^\\/")) {
      findings.warning(
          "never-matches",
          at,
          "path_regex " + regex + " only matches files outside of the folder of this configuration",
          "paths below it are seen relative to it: leave the slash out");
    }
  }

  private void selection() {
    if (rule.selection().size() > 1) {
      findings.error(
          "several-selections",
          node,
          "the rule selects values in more than one way: " + fields(rule.selection()),
          "keep one of them; encrypting fails with more");
    }
    for (Map.Entry<Rule, String> one : rule.selection().entrySet()) {
      if (one.getKey().isRegex()) {
        isWrong(one.getKey().field(), one.getValue(), Places.at(node, one.getKey().field()));
      }
    }
  }

  private static String fields(Map<Rule, String> selection) {
    StringBuilder names = new StringBuilder();
    for (Rule rule : Rule.values()) {
      if (selection.containsKey(rule)) {
        names.append(names.isEmpty() ? "" : ", ").append(rule.field());
      }
    }
    return names.toString();
  }

  private boolean isWrong(String field, String regex, @Nullable YamlNode at) {
    return isWrong(field, regex, at, findings);
  }

  /** Complains of a regular expression that does not compile. */
  static boolean isWrong(String field, String regex, @Nullable YamlNode at, Findings findings) {
    String problem = GoRegex.of(regex).problem();
    if (problem.isEmpty()) {
      return false;
    }
    boolean isGlob = regex.startsWith("*") || regex.contains("**");
    boolean isPerl = regex.contains("(?=") || regex.contains("(?!") || regex.contains("(?<");
    findings.error(
        "invalid-regex",
        at,
        field + " does not compile: " + problem,
        isGlob
            ? "it looks like a shell pattern; as a regular expression *.yaml is \\.yaml$"
            : isPerl ? "the dialect is RE2, which does not look around" : "");
    return true;
  }
}
