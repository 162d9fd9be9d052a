package org.sops4j.age.internal;

/** What came of looking for a file key with one identity. */
public sealed interface Unwrapping {
  /** Says that no stanza is for the identity. */
  NotMine NOT_MINE = new NotMine("incorrect identity for recipient block");

  /**
   * The file key.
   *
   * @param fileKey 16 bytes, which the caller overwrites after use
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Done(byte[] fileKey) implements Unwrapping {}

  /**
   * No stanza is for this identity: the next one is tried.
   *
   * @param reason the reference's text
   */
  record NotMine(String reason) implements Unwrapping {}

  /**
   * A stanza is broken, or the identity is: no other is tried.
   *
   * @param reason the reference's text
   */
  record Failed(String reason) implements Unwrapping {}
}
