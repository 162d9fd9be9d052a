package org.sops4j.cli.explain;

import java.util.List;
import org.sops4j.cli.explain.Explanation.State;
import org.sops4j.cli.log.KeySearchReport;
import org.sops4j.config.RuleCheck;
import org.sops4j.config.RuleSearch;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;
import org.sops4j.key.KeySearch;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;

/** An explanation for people: one paragraph for each question. */
public final class ExplanationText {
  private final StringBuilder out = new StringBuilder();
  private final Explanation found;

  private ExplanationText(Explanation found) {
    this.found = found;
  }

  /**
   * Writes an explanation.
   *
   * @param found what is known
   * @return lines
   */
  public static String of(Explanation found) {
    ExplanationText text = new ExplanationText(found);
    text.title();
    text.config();
    text.rules();
    text.plan();
    text.values();
    text.trial();
    return text.out.toString();
  }

  private void title() {
    String state =
        switch (found.state()) {
          case MISSING -> "does not exist";
          case PLAINTEXT -> "is not encrypted";
          case ENCRYPTED -> "is encrypted";
          case UNREADABLE -> "cannot be understood";
        };
    line(found.file() + " " + state);
  }

  private void config() {
    Explanation.Config config = found.config();
    heading("Configuration");
    for (String folder : config.searched()) {
      line("  no .sops.yaml in " + folder);
    }
    if (config.file().isEmpty()) {
      line("  none: the search ends at the root of the file system");
    } else if (config.namedBy().isEmpty()) {
      line("  " + config.file() + " is used: the first one in the working folder or above it");
    } else {
      line("  " + config.file() + " is used: " + config.namedBy() + " names it");
    }
  }

  private void rules() {
    RuleSearch search = found.rules();
    if (search == null) {
      return;
    }
    heading("Creation rules, for the path " + search.subject());
    int number = 1;
    for (RuleCheck check : search.checks()) {
      String regex = check.rule().pathRegex();
      line(
          (check.isMatch() ? "> " : "  ")
              + number++
              + (check.rule().line() == 0 ? "" : ", line " + check.rule().line())
              + (regex.isEmpty() ? "" : ", " + regex)
              + ": "
              + Reasons.of(check));
    }
    if (search.match() == null) {
      line("  no rule is for this file");
    }
  }

  private void plan() {
    Explanation.Plan plan = found.plan();
    heading(
        found.state() == State.ENCRYPTED
            ? "Encrypting it anew would use these keys"
            : "Encrypting it would use these keys");
    if (!plan.problem().isEmpty()) {
      line("  none, it would fail: " + plan.problem().replace("\n", "\n  "));
      return;
    }
    line("  from " + plan.keysFrom());
    int number = 0;
    for (List<KeyRef> group : plan.groups()) {
      if (plan.groups().size() > 1) {
        line("  group " + number++ + ", any of:");
      }
      for (KeyRef key : group) {
        line("    " + KeySearchReport.name(key));
      }
      if (group.isEmpty()) {
        line("    no key at all, so that it would fail");
      }
    }
    if (plan.groups().size() > 1) {
      int needed = plan.threshold() == 0 ? plan.groups().size() : plan.threshold();
      line("  " + needed + " of " + plan.groups().size() + " groups are needed to decrypt");
    }
  }

  private void values() {
    Explanation.Values values = found.values();
    if (values == null) {
      return;
    }
    boolean isEncrypted = found.state() == State.ENCRYPTED;
    heading("Values");
    if (!values.problem().isEmpty()) {
      line("  " + values.problem().replace("\n", "\n  "));
      return;
    }
    line("  " + setting(values.scope()) + ", from " + values.scopeFrom());
    new ValueLines(values, isEncrypted, out).write();
    for (String difference : values.differences()) {
      line("  " + difference);
    }
  }

  static String setting(EncryptionScope scope) {
    return switch (scope.rule()) {
      case ALL -> "everything is encrypted";
      default -> scope.rule().field() + " " + scope.pattern();
    };
  }

  private void trial() {
    Explanation.Trial trial = found.trial();
    if (trial == null) {
      return;
    }
    heading("Private keys");
    int number = 0;
    for (GroupAttempt group : trial.groups()) {
      String prefix = trial.groups().size() > 1 ? "group " + number++ + ": " : "";
      for (KeyAttempt attempt : group.failures()) {
        attempt(prefix, attempt);
      }
      if (group.openedBy() != null) {
        line("  " + prefix + KeySearchReport.name(group.openedBy()) + " opens it");
      }
    }
    line(
        trial.isEnough()
            ? "  the file can be decrypted here"
            : "  the file cannot be decrypted here");
  }

  private void attempt(String prefix, KeyAttempt attempt) {
    line("  " + prefix + KeySearchReport.name(attempt.key()) + " does not open it");
    for (KeySearch search : attempt.searches()) {
      line("    " + search.place() + ": " + KeySearchReport.describe(search));
    }
    if (attempt.searches().isEmpty()) {
      for (String failure : attempt.failures()) {
        line("    " + failure.replace("\n", "\n    "));
      }
    }
  }

  private void heading(String text) {
    out.append('\n').append(text).append('\n');
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
