package org.sops4j.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptionSettings;
import org.sops4j.KeyChanges;
import org.sops4j.MinimalChange;
import org.sops4j.SettingsDifference;
import org.sops4j.cli.Failure;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.error.SopsException;

/** Gives files the settings of their rules, or says how far they are from them. */
final class Synchronization {
  private static final String HISTORY =
      "The history of the repository keeps these files as they were: whoever could read them still"
          + " can.\nChange the values where they come from; `sops revoke` lists them.";

  private final RepositoryRun run;
  private final RepositoryRules rules;
  private final boolean allowsPlaintext;
  private boolean isOutOfStep;
  private boolean isSomebodyGone;

  Synchronization(RepositoryRun run, boolean allowsPlaintext) {
    this.run = run;
    this.rules = run.rules();
    this.allowsPlaintext = allowsPlaintext;
  }

  /**
   * What is to be done with a file.
   *
   * @param plan the change; null if there is no rule for the file
   */
  private record Verdict(@Nullable SettingsPlan plan) {}

  /** Prints what there is to do. Needs no key. */
  void plan() {
    run.each(this::verdict, (file, verdict) -> report(file, verdict, "out of step"));
  }

  /** Does it. */
  void apply() {
    run.each(this::settle, (file, verdict) -> report(file, verdict, "brought in step"));
    if (isSomebodyGone) {
      run.say(HISTORY);
    }
  }

  boolean isOutOfStep() {
    return isOutOfStep;
  }

  private Verdict verdict(RepositoryFile file) {
    EncryptionSettings settings = rules.settings(file);
    return new Verdict(
        settings == null
            ? null
            : SettingsPlan.of(file, SettingsDifference.between(file.document(), settings)));
  }

  private Verdict settle(RepositoryFile file) {
    Verdict verdict = verdict(file);
    EncryptionSettings settings = rules.settings(file);
    if (settings == null || verdict.plan() == null || verdict.plan().difference().isEmpty()) {
      return verdict;
    }
    try {
      SettingsPlan plan = SettingsPlan.decrypting(file, verdict.plan().difference());
      requirePermission(plan);
      file.write(
          MinimalChange.with(file.sops()).settle(file.document(), settings), rules.indent(file));
      return new Verdict(plan);
    } catch (SopsException e) {
      throw file.failure(e);
    }
  }

  private void requirePermission(SettingsPlan plan) {
    if (!plan.exposed().isEmpty() && !allowsPlaintext) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "its rule would write in clear what is encrypted now; nothing was changed",
          List.of(
              "  " + String.join(", ", plan.exposed()),
              "  If that is meant, name the file and give --allow-plaintext."));
    }
  }

  private String report(SelectedFile file, Verdict verdict, String words) {
    SettingsPlan plan = verdict.plan();
    if (plan == null) {
      run.print(file.shownName() + ": no rule for it\n");
      return "without rule";
    }
    if (plan.difference().isEmpty()) {
      return "as the rules say";
    }
    isOutOfStep = true;
    for (KeyChanges.Difference group : plan.difference().keys()) {
      isSomebodyGone |= !group.removed().isEmpty();
    }
    List<String> lines = plan.lines(rules.names());
    run.print(file.shownName() + "\n" + String.join("\n", lines) + "\n");
    return words;
  }
}
