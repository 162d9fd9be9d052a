package org.sops4j.check;

import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Inspection;
import org.sops4j.Sops;
import org.sops4j.config.RuleSettings;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/** Checks a file that has been encrypted, or looks like it. */
final class EncryptedFile {
  private final Sops sops;
  private final RuleBook rules;
  private final boolean decrypt;
  private final Draft draft;
  private final Governing governing;

  EncryptedFile(Sops sops, RuleBook rules, boolean decrypt, Draft draft, Governing governing) {
    this.sops = sops;
    this.rules = rules;
    this.decrypt = decrypt;
    this.draft = draft;
    this.governing = governing;
  }

  /**
   * Checks the file.
   *
   * @return whether it is an encrypted file, sound or not
   */
  boolean check(byte[] bytes, Format format, Evidence evidence) {
    Malformed malformed = new Malformed(draft, format, evidence);
    EncryptedDocument document;
    Inspection inspection;
    try {
      document = sops.read(bytes, format);
      inspection = Inspection.of(document);
    } catch (SopsException e) {
      return malformed.isExplained(e);
    }
    Places places = new Places(bytes, format);
    MetadataCheck metadata = new MetadataCheck(draft, places, document.metadata());
    draft.encrypted(metadata.marks(inspection.leaves().hashCode()));
    new ValueCheck(draft, places, document.metadata().scope()).run(inspection);
    metadata.run();
    boolean sound = draft.isClean();
    compare(document, places);
    if (decrypt && sound) {
      new Decryption(sops, draft, places).run(document);
    }
    return true;
  }

  private void compare(EncryptedDocument document, Places places) {
    if (governing.state() == Governing.State.UNCOVERED) {
      draft.add(
          FindingKind.NO_RULE,
          0,
          "the file is encrypted, and no creation rule in " + governing.config() + " is for it",
          "Add a rule, or correct its path_regex");
    }
    RuleSettings rule = governing.settings();
    if (rule == null) {
      return;
    }
    RuleComparison comparison = new RuleComparison(draft, places, document.metadata(), governing);
    comparison.keys(sops.masterKeys(document).changesTo(rule.groups()), rule);
    EncryptionSettings settings = settings(rule, document.format());
    if (settings != null) {
      comparison.selection(settings, document.format());
    }
  }

  private @Nullable EncryptionSettings settings(RuleSettings rule, Format format) {
    try {
      return EncryptionSettings.of(rule, format);
    } catch (SopsException e) {
      rules.mistake(governing, e.getMessage());
      return null;
    }
  }
}
