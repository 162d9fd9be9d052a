package org.sops4j.check;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.EncryptionSettings;
import org.sops4j.KeyChanges;
import org.sops4j.config.RuleSettings;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;

/** Compares an encrypted file with its creation rule. */
final class RuleComparison {
  private final Draft draft;
  private final Places places;
  private final SopsMetadata metadata;
  private final Governing governing;

  RuleComparison(Draft draft, Places places, SopsMetadata metadata, Governing governing) {
    this.draft = draft;
    this.places = places;
    this.metadata = metadata;
    this.governing = governing;
  }

  /**
   * Compares keys and threshold.
   *
   * @param changes what the rule would change
   * @param rule what it says
   */
  void keys(KeyChanges changes, RuleSettings rule) {
    if (rule.groups().stream().allMatch(List::isEmpty)) {
      return; // a rule that says what to encrypt and leaves to whom to the command line
    }
    int groups = metadata.groups().size();
    if (groups != rule.groups().size()) {
      String has = "the file has " + count(groups, "key group") + ", and the rule at ";
      differs(FindingKind.GROUPS_DIFFER, has + governing.place() + " says " + rule.groups().size());
      return;
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      String where = groups == 1 ? "" : " in key group " + (i + 1);
      list(changes.differences().get(i).added(), "lacks ", where, differences);
      list(changes.differences().get(i).removed(), "has ", where + " in excess", differences);
    }
    if (!differences.isEmpty()) {
      String text = String.join("; ", differences);
      differs(
          FindingKind.RECIPIENTS_DIFFER,
          "the file " + text + ": see the rule at " + governing.place());
    }
    threshold(groups, rule.shamirThreshold());
  }

  private static void list(List<KeyRef> keys, String verb, String where, List<String> into) {
    for (KeyRef key : keys) {
      into.add(verb + key + where);
    }
  }

  /** With one group the threshold means nothing; none means that all groups are needed. */
  private void threshold(int groups, int wanted) {
    int needed = wanted == 0 ? groups : wanted;
    int recorded = metadata.shamirThreshold() == 0 ? groups : metadata.shamirThreshold();
    if (groups > 1 && needed != recorded) {
      String has =
          "the file needs " + recorded + " of " + count(groups, "key group") + ", and the rule at ";
      differs(FindingKind.THRESHOLD_DIFFERS, has + governing.place() + " says " + needed);
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void differs(FindingKind kind, String message) {
    int line = places.metadataLine("");
    draft.add(kind, line, message, "Run: sops sync " + draft.file());
  }

  /** Compares which values are encrypted and what the MAC covers. */
  void selection(EncryptionSettings rule, Format format) {
    if (format == Format.BINARY) {
      return; // one value, always encrypted
    }
    if (!rule.scope().equals(metadata.scope())) {
      String text =
          "the file records "
              + text(metadata.scope())
              + ", and the rule at "
              + governing.place()
              + " says ";
      draft.add(
          FindingKind.SELECTION_DIFFERS,
          places.metadataLine(metadata.scope().rule().field()),
          text + text(rule.scope()),
          "Run: sops sync " + draft.file());
    }
    if (rule.macOnlyEncrypted() != metadata.macOnlyEncrypted()) {
      String text =
          "the file has mac_only_encrypted " + metadata.macOnlyEncrypted() + ", and the rule at ";
      draft.add(
          FindingKind.MAC_MODE_DIFFERS,
          places.metadataLine(metadata.macOnlyEncrypted() ? "mac_only_encrypted" : ""),
          text + governing.place() + " says " + rule.macOnlyEncrypted(),
          "Run: sops sync " + draft.file());
    }
  }

  static String text(EncryptionScope scope) {
    return scope.rule() == EncryptionScope.Rule.ALL
        ? "that all is encrypted"
        : scope.rule().field() + " " + scope.pattern();
  }
}
