package org.sops4j.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
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
      "The history of the repository keeps these files as they were: who could read them still can."
          + " Change the values where they come from; `sops revoke` lists them.\n";

  private final RepositoryRun run;
  private final RepositoryRules rules;
  private final boolean allowsPlaintext;
  private int changed;
  private int inStep;
  private int withoutRule;
  private boolean isSomebodyGone;

  Synchronization(RepositoryRun run, boolean allowsPlaintext) {
    this.run = run;
    this.rules = new RepositoryRules(run.session(), run.sops());
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
    run.each(this::verdict, this::report);
    summarize("out of step");
  }

  /** Does it. */
  void apply() {
    run.each(this::settle, this::report);
    summarize("brought in step");
    if (isSomebodyGone) {
      run.session().log().text(HISTORY);
    }
  }

  boolean isOutOfStep() {
    return changed > 0;
  }

  private Verdict verdict(EncryptedFile file) {
    EncryptionSettings settings = rules.settings(file);
    return settings == null
        ? new Verdict(null)
        : new Verdict(
            SettingsPlan.of(file, SettingsDifference.between(file.document(), settings)));
  }

  private Verdict settle(EncryptedFile file) {
    EncryptionSettings settings = rules.settings(file);
    if (settings == null) {
      return new Verdict(null);
    }
    SettingsDifference difference = SettingsDifference.between(file.document(), settings);
    if (difference.isEmpty()) {
      return new Verdict(new SettingsPlan(difference, List.of(), List.of()));
    }
    try {
      SettingsPlan plan = SettingsPlan.decrypting(file, difference, run.sops());
      requirePermission(plan);
      EncryptedDocument settled =
          MinimalChange.with(run.sops()).settle(file.document(), settings);
      RepositoryWriter.write(file, settled, rules.indent(file), run.session());
      return new Verdict(plan);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.UPDATE_KEYS, run.session(), file.file().name());
    }
  }

  private void requirePermission(SettingsPlan plan) {
    if (!plan.exposed().isEmpty() && !allowsPlaintext) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "its rule would write "
              + RepositoryRun.count(plan.exposed().size(), "encrypted value")
              + " in clear; nothing was changed",
          List.of(
              "  " + String.join(", ", plan.exposed()),
              "  If that is meant, name the file and give --allow-plaintext."));
    }
  }

  private void report(SelectedFile file, Verdict verdict) {
    SettingsPlan plan = verdict.plan();
    if (plan == null) {
      withoutRule++;
      run.print(file.shownName() + ": no rule for it\n");
    } else if (plan.difference().isEmpty()) {
      inStep++;
    } else {
      changed++;
      for (KeyChanges.Difference group : plan.difference().keys()) {
        isSomebodyGone |= !group.removed().isEmpty();
      }
      List<String> lines = plan.lines(rules.names());
      run.print(file.shownName() + "\n" + String.join("\n", lines) + "\n");
    }
  }

  private void summarize(String what) {
    run.session()
        .log()
        .text(
            RepositoryRun.count(changed, "file")
                + " "
                + what
                + ", "
                + inStep
                + " as the rules say, "
                + withoutRule
                + " without rule, "
                + run.failed()
                + " failed\n");
  }
}
