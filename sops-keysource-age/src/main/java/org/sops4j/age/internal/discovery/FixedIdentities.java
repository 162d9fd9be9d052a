package org.sops4j.age.internal.discovery;

import java.util.List;
import org.sops4j.age.internal.Identity;

/** Identities that a program has brought along. */
public final class FixedIdentities implements IdentityLoader {
  private final LoadedIdentities loaded;

  /**
   * Makes a loader.
   *
   * @param identities in the order in which they are tried
   */
  public FixedIdentities(List<Identity> identities) {
    this.loaded = new LoadedIdentities(identities, List.of(), List.of());
  }

  @Override
  public LoadedIdentities load(String recipient) {
    return loaded;
  }

  @Override
  public void release(LoadedIdentities used) {
    // They belong to the program, which will use them again.
  }
}
