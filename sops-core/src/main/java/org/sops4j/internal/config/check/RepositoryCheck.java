package org.sops4j.internal.config.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.internal.config.PathMatcher;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.internal.text.GoRegex;

/** Which rules take none of the files that are there. That may change, so it is no error. */
final class RepositoryCheck {
  private final List<CreationRule> rules;
  private final List<GoRegex> regexes = new ArrayList<>();
  private final int[] taken;
  private final String[] lost;

  RepositoryCheck(List<CreationRule> rules) {
    this.rules = rules;
    this.taken = new int[rules.size()];
    this.lost = new String[rules.size()];
    for (CreationRule rule : rules) {
      regexes.add(GoRegex.of(rule.pathRegex()));
    }
  }

  void run(Path config, List<Path> files, @Nullable YamlNode nodes, Findings findings) {
    for (Path file : files) {
      count(PathMatcher.subject(config, file));
    }
    for (int i = 0; i < rules.size(); i++) {
      String example = lost[i];
      YamlNode at = Places.element(nodes, i);
      boolean isIdle = taken[i] == 0 && !files.isEmpty();
      if (isIdle && example != null) {
        findings.warning(
            "shadowed-rule",
            at,
            "rule "
                + (i + 1)
                + " takes no file here: earlier rules take all that it is for, "
                + example,
            "put the narrower rule first");
      } else if (isIdle) {
        findings.note(
            "unused-rule",
            at,
            "rule " + (i + 1) + " is for none of the " + files.size() + " files here",
            "");
      }
    }
  }

  private void count(String subject) {
    int winner = -1;
    for (int i = 0; i < rules.size(); i++) {
      boolean isFor = rules.get(i).pathRegex().isEmpty() || regexes.get(i).find(subject);
      if (isFor && winner < 0) {
        winner = i;
        taken[i]++;
      } else if (isFor && lost[i] == null) {
        lost[i] = "such as " + subject + ", which goes to rule " + (winner + 1);
      }
    }
  }
}
