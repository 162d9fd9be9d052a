package org.sops4j.age.internal.discovery;

/** Where a key source gets its identities from, each time it needs them. */
public interface IdentityLoader {
  /**
   * Looks for identities. What fails is part of the result.
   *
   * @param recipient the recipient of the entry that is to be decrypted
   * @return the search, which the caller closes
   */
  IdentitySearch search(String recipient);
}
