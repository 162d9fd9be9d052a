package org.sops4j.age.internal.discovery;

/** Where a key source gets its identities from, each time it needs them. */
public interface IdentityLoader {
  /**
   * Looks for identities. What fails is part of the result.
   *
   * @param recipient the recipient of the entry that is to be decrypted
   * @return what was found
   */
  LoadedIdentities load(String recipient);

  /**
   * Takes identities back that {@link #load} handed out.
   *
   * @param loaded what was found
   */
  void release(LoadedIdentities loaded);
}
