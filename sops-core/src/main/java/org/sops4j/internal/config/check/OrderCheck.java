package org.sops4j.internal.config.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.internal.text.GoRegex;

/** Rules that can never match, as an earlier one takes every file that they would take. */
final class OrderCheck {
  private final List<CreationRule> rules;
  private final @Nullable YamlNode nodes;
  private final Findings findings;

  OrderCheck(List<CreationRule> rules, @Nullable YamlNode nodes, Findings findings) {
    this.rules = rules;
    this.nodes = nodes;
    this.findings = findings;
  }

  void run() {
    for (int later = 1; later < rules.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        String reason = reason(rules.get(earlier).pathRegex(), rules.get(later).pathRegex());
        if (reason != null) {
          report(later, earlier, reason);
          break;
        }
      }
    }
  }

  /** Why an expression takes all that another one takes; null unless that is certain. */
  static @Nullable String reason(String earlier, String later) {
    if (earlier.isEmpty()) {
      return "has no path_regex and takes every file";
    }
    if (!GoRegex.of(earlier).problem().isEmpty()) {
      return null; // a mistake of its own
    }
    if (earlier.equals(later)) {
      return "has the same path_regex";
    }
    PathPattern wide = PathPattern.parse(earlier);
    if (wide != null && wide.isEverything()) {
      return "takes every file: its path_regex " + earlier + " is found in every path";
    }
    PathPattern narrow = PathPattern.parse(later);
    return wide != null && narrow != null && wide.covers(narrow)
        ? "takes every file that this one would: its path_regex is " + earlier
        : null;
  }

  private void report(int later, int earlier, String reason) {
    YamlNode rule = Places.element(nodes, later);
    int line = rules.get(earlier).line();
    findings.error(
        "dead-rule",
        rule,
        "rule "
            + (later + 1)
            + " never applies: rule "
            + (earlier + 1)
            + (line == 0 ? "" : " at line " + line)
            + " comes first and "
            + reason,
        "put the narrower rule first, or drop it");
  }
}
