package org.sops4j.check;

/** How bad a finding is. Both kinds of findings make a check fail. */
public enum Severity {
  /** A secret is open, or a file cannot be decrypted by those who should. */
  ERROR,
  /** Something is not as it ought to be, and does no harm by itself. */
  WARNING
}
