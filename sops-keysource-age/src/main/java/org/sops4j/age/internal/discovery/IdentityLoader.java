package org.sops4j.age.internal.discovery;

/** Where a key source gets its identities from, each time it needs them. */
public interface IdentityLoader extends AutoCloseable {
  /**
   * Looks for identities. What fails is part of the result.
   *
   * @param recipient the recipient of the entry that is to be decrypted
   * @return the search, which the caller closes
   */
  IdentitySearch search(String recipient);

  /** Overwrites the identities that were kept for later, if any were. */
  @Override
  default void close() {}
}
