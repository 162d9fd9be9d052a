package org.sops4j.check;

import java.util.Optional;

/**
 * What a check can find: a closed set. The identifiers are stable: scripts, baselines and links may
 * name them.
 */
public enum FindingKind {
  /** A rule demands that a file is encrypted, and it is in clear. */
  NOT_ENCRYPTED("not-encrypted", Severity.ERROR, "File in clear that a creation rule covers"),
  /** The selection of a file is for a value, and it is in clear. */
  PLAINTEXT_VALUE("plaintext-value", Severity.ERROR, "Value in clear that must be encrypted"),
  /** The selection of a file is for a comment, and it is in clear. */
  PLAINTEXT_COMMENT(
      "plaintext-comment", Severity.WARNING, "Comment in clear that would be encrypted"),
  /** A private key is in clear. */
  PRIVATE_KEY("private-key", Severity.ERROR, "Private key in clear"),
  /** The selection of a file is not for a value that is encrypted. */
  STRAY_CIPHERTEXT(
      "stray-ciphertext", Severity.WARNING, "Encrypted value that decrypting leaves as it is"),
  /** The selection of a file is for none of its values. */
  COVERS_NOTHING("covers-nothing", Severity.WARNING, "Selection that covers no value of the file"),
  /** A file is encrypted to others than its rule says. */
  RECIPIENTS_DIFFER(
      "recipients-differ", Severity.ERROR, "Recipients that differ from the creation rule"),
  /** A file has other key groups than its rule says. */
  GROUPS_DIFFER("groups-differ", Severity.ERROR, "Key groups that differ from the creation rule"),
  /** A file needs more or fewer key groups than its rule says. */
  THRESHOLD_DIFFERS(
      "threshold-differs", Severity.ERROR, "Shamir threshold that differs from the creation rule"),
  /** A file encrypts other values than its rule says. */
  SELECTION_DIFFERS(
      "selection-differs", Severity.ERROR, "Selection that differs from the creation rule"),
  /** The MAC of a file covers more or less than its rule says. */
  MAC_MODE_DIFFERS(
      "mac-mode-differs", Severity.WARNING, "mac_only_encrypted that differs from the rule"),
  /** An encrypted file has no rule. */
  NO_RULE("no-rule", Severity.WARNING, "Encrypted file that no creation rule covers"),
  /** A configuration file, or a rule of it, cannot be used. */
  INVALID_CONFIG("invalid-config", Severity.ERROR, "Configuration that cannot be used"),
  /** An encrypted file is not of its format. */
  UNREADABLE("unreadable", Severity.ERROR, "Encrypted file that is not of its format"),
  /** An encrypted file holds an unfinished merge. */
  CONFLICT_MARKERS("conflict-markers", Severity.ERROR, "Encrypted file with conflict markers"),
  /** A mapping of an encrypted file has a key twice. */
  DUPLICATE_KEY("duplicate-key", Severity.ERROR, "Key that is there more than once"),
  /** An encrypted file has its metadata twice. */
  DUPLICATE_METADATA("duplicate-metadata", Severity.ERROR, "Metadata that is there more than once"),
  /** The metadata of an encrypted file is missing, incomplete or makes no sense. */
  INVALID_METADATA("invalid-metadata", Severity.ERROR, "Metadata that cannot be used"),
  /** An encrypted value, or the MAC, cannot be decrypted by anybody. */
  DAMAGED_VALUE("damaged-value", Severity.ERROR, "Encrypted value that is damaged"),
  /** Two files have the same data key. */
  COPIED_DATA_KEY("copied-data-key", Severity.WARNING, "Data key that another file has, too"),
  /** Two files of different content have the same MAC. */
  COPIED_MAC("copied-mac", Severity.ERROR, "Metadata that belongs to another file"),
  /** The values of a file are not those over which its MAC was made. Needs a key. */
  MAC_MISMATCH("mac-mismatch", Severity.ERROR, "MAC that does not fit the values"),
  /** A value was changed or moved after it was encrypted. Needs a key. */
  VALUE_NOT_AUTHENTIC(
      "value-not-authentic", Severity.ERROR, "Value that was changed after it was encrypted");

  private final String id;
  private final Severity severity;
  private final String title;

  FindingKind(String id, Severity severity, String title) {
    this.id = id;
    this.severity = severity;
    this.title = title;
  }

  /**
   * Returns the stable identifier.
   *
   * @return such as {@code not-encrypted}
   */
  public String id() {
    return id;
  }

  /**
   * Returns how bad it is.
   *
   * @return the severity of all findings of this kind
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns what it is.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }

  /**
   * Finds a kind by its identifier.
   *
   * @param id such as {@code not-encrypted}
   * @return the kind, or empty for any other text
   */
  public static Optional<FindingKind> byId(String id) {
    for (FindingKind kind : values()) {
      if (kind.id.equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
