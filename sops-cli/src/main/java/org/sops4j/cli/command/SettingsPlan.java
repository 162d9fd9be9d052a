package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.DecryptedDocument;
import org.sops4j.Explain;
import org.sops4j.KeyChanges;
import org.sops4j.SettingsDifference;
import org.sops4j.cli.people.RecipientNames;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.ValueDecision;

/**
 * What it takes to give a file the settings of its rule, in words. Names paths of values and
 * recipients, and no value.
 *
 * @param difference what differs
 * @param encrypted values that were in clear and will be encrypted
 * @param exposed values that were encrypted and will be in clear
 */
record SettingsPlan(SettingsDifference difference, List<String> encrypted, List<String> exposed) {

  /** Compares without a key; where comments select, and they are encrypted, no value is named. */
  static SettingsPlan of(RepositoryFile file, SettingsDifference difference) {
    if (difference.scope().equals(difference.newScope()) || dependsOnComments(difference)) {
      return new SettingsPlan(difference, List.of(), List.of());
    }
    return compare(
        difference,
        Explain.values(file.document(), difference.scope()),
        Explain.values(file.document(), difference.newScope()));
  }

  /** Compares where comments select, for which they are decrypted. */
  static SettingsPlan decrypting(RepositoryFile file, SettingsDifference difference) {
    if (!dependsOnComments(difference)) {
      return of(file, difference);
    }
    DecryptedDocument clear = file.sops().decrypt(file.document());
    return compare(
        difference,
        Explain.values(clear, difference.scope()),
        Explain.values(clear, difference.newScope()));
  }

  private static boolean dependsOnComments(SettingsDifference difference) {
    return !difference.scope().equals(difference.newScope())
        && (isOfComments(difference.scope()) || isOfComments(difference.newScope()));
  }

  private static boolean isOfComments(EncryptionScope scope) {
    return scope.rule() == Rule.ENCRYPTED_COMMENT_REGEX
        || scope.rule() == Rule.UNENCRYPTED_COMMENT_REGEX;
  }

  /** Both walks meet the same leaves in the same order. */
  private static SettingsPlan compare(
      SettingsDifference difference, List<ValueDecision> now, List<ValueDecision> then) {
    List<String> encrypted = new ArrayList<>();
    List<String> exposed = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      ValueDecision value = now.get(i);
      if (value.state() != ValueDecision.State.EMPTY
          && value.selected() != then.get(i).selected()) {
        (value.selected() ? exposed : encrypted).add(place(value));
      }
    }
    return new SettingsPlan(difference, encrypted, exposed);
  }

  /** Where a value is, as {@code --extract} takes it. */
  static String place(ValueDecision value) {
    String document = value.document() > 0 ? "document " + (value.document() + 1) + " " : "";
    if (!value.isComment()) {
      return document + value.path();
    }
    boolean isTop = value.path().components().isEmpty();
    return document + "a comment " + (isTop ? "at the top level" : "in " + value.path());
  }

  /** One line for each change, each beginning with two blanks. */
  List<String> lines(RecipientNames names) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < difference.keys().size(); i++) {
      KeyChanges.Difference group = difference.keys().get(i);
      String where = difference.keys().size() > 1 ? "group " + (i + 1) + ": " : "";
      group.added().forEach(key -> lines.add("  + " + where + shown(key, names)));
      group.removed().forEach(key -> lines.add("  - " + where + shown(key, names)));
    }
    if (difference.isReordered()) {
      lines.add("  order of the recipients");
    }
    if (difference.threshold() != difference.newThreshold()) {
      lines.add(change("shamir_threshold", difference.threshold(), difference.newThreshold()));
    }
    if (!difference.scope().equals(difference.newScope())) {
      lines.add(change("selection", shown(difference.scope()), shown(difference.newScope())));
      encrypted.forEach(path -> lines.add("    will be encrypted: " + path));
      exposed.forEach(path -> lines.add("    WILL BE IN CLEAR: " + path));
    }
    if (difference.macOnlyEncrypted() != difference.newMacOnlyEncrypted()) {
      lines.add(
          change(
              "mac_only_encrypted",
              difference.macOnlyEncrypted(),
              difference.newMacOnlyEncrypted()));
    }
    if (difference.needsNewDataKey()) {
      lines.add("  new data key: not everybody who opens the file will go on doing so");
    }
    return lines;
  }

  private static String change(String what, Object now, Object then) {
    return "  " + what + ": " + now + " -> " + then;
  }

  private static String shown(EncryptionScope scope) {
    return scope.rule() == Rule.ALL ? "everything" : scope.rule().field() + " " + scope.pattern();
  }

  /** A master key with the name of its holder, if there is one. */
  static String shown(KeyRef key, RecipientNames names) {
    String name = names.of(key);
    return name.isEmpty() ? key.display() : key.display() + " (" + name + ")";
  }
}
