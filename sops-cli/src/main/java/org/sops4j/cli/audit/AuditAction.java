package org.sops4j.cli.audit;

/** What is recorded. */
public enum AuditAction {
  /** The values of a document are about to be decrypted. */
  DECRYPT("decrypt"),
  /** The values of a document are about to be encrypted. */
  ENCRYPT("encrypt"),
  /** The data key of a document is about to be replaced. */
  ROTATE("rotate");

  private final String word;

  AuditAction(String word) {
    this.word = word;
  }

  /** The word in the database. */
  String word() {
    return word;
  }
}
