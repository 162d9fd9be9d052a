package org.sops4j.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the creation rule of a file was found (cli.md section 4.3).
 *
 * @param subject what rules see of the path: relative to the folder of the configuration if the
 *     file is in there, otherwise absolute
 * @param checks what came of each rule, in order
 */
public record RuleSearch(String subject, List<RuleCheck> checks) {
  /**
   * Copies the list.
   *
   * @param subject what rules see of the path: relative to the folder of the configuration if the
   *     file is in there, otherwise absolute
   * @param checks what came of each rule, in order
   */
  public RuleSearch {
    checks = List.copyOf(checks);
  }

  /**
   * Returns the rule of the file.
   *
   * @return the rule, or null if none is for it
   */
  public @Nullable CreationRule match() {
    for (RuleCheck check : checks) {
      if (check.isMatch()) {
        return check.rule();
      }
    }
    return null;
  }
}
