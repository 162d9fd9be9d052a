package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.config.CreationRule;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoRegex;

/** Chooses rules by the paths of files (cli.md section 4.3). */
public final class PathMatcher {
  private PathMatcher() {}

  /** Returns the first rule for a file. */
  static CreationRule choose(List<CreationRule> rules, Path config, Path file) {
    String subject = subject(config, file);
    for (CreationRule rule : rules) {
      if (rule.pathRegex().isEmpty()) {
        return rule;
      }
      GoRegex regex = GoRegex.of(rule.pathRegex());
      if (!regex.problem().isEmpty()) {
        throw new SopsException(
            ErrorCode.INVALID_CONFIG,
            "can not compile regexp: " + regex.problem(),
            List.of(place(config, rule)),
            null);
      }
      if (regex.find(subject)) {
        return rule;
      }
    }
    throw new SopsException(
        ErrorCode.NO_MATCHING_RULE,
        "error loading config: no matching creation rules found",
        whatWasCompared(rules, config, subject),
        null);
  }

  /** Shows the path as the rules saw it, and each rule. */
  private static List<String> whatWasCompared(
      List<CreationRule> rules, Path config, String subject) {
    if (rules.isEmpty()) {
      return List.of("  creation_rules is empty in " + config);
    }
    List<String> lines = new ArrayList<>();
    lines.add("  no path_regex in " + config + " matches " + subject);
    for (CreationRule rule : rules) {
      String line = rule.line() == 0 ? "" : "line " + rule.line() + ": ";
      lines.add("    " + line + rule.pathRegex());
    }
    return lines;
  }

  /** Returns the line that tells where a rule stands. */
  static String place(Path config, CreationRule rule) {
    return "  in the rule at " + config + (rule.line() == 0 ? "" : ", line " + rule.line());
  }

  /**
   * Returns what rules see of a path: relative to the folder of the configuration if it is in
   * there, otherwise all of it. Links are not resolved.
   *
   * @param config where the configuration is
   * @param file the absolute path of a file
   * @return the path with slashes
   */
  public static String subject(Path config, Path file) {
    String path = slashes(file.toAbsolutePath().normalize());
    Path folder = config.toAbsolutePath().normalize().getParent();
    String prefix = folder == null ? "/" : slashes(folder) + "/";
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
