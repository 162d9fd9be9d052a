package org.sops4j.age.internal.identityfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.Passphrase;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.Unwrapping;

/** The identities of a protected file, which is unlocked when they are tried. */
public final class ProtectedIdentity implements Identity {
  private final ProtectedFile file;
  private final Passphrase passphrase;
  private List<NativeIdentity> identities = List.of();
  private Unwrapping.@Nullable Failed failure;

  /**
   * Makes an identity.
   *
   * @param file the file
   * @param passphrase where its passphrase comes from
   */
  public ProtectedIdentity(ProtectedFile file, Passphrase passphrase) {
    this.file = file;
    this.passphrase = passphrase;
  }

  /** Asks for the passphrase once, and not again where it was wrong. */
  @Override
  public synchronized Unwrapping unwrap(List<Stanza> stanzas) {
    if (failure != null) {
      return failure;
    }
    if (identities.isEmpty()) {
      try {
        identities = file.unlock(passphrase);
      } catch (AgeException e) {
        failure = new Unwrapping.Failed(e.getMessage());
        return failure;
      }
    }
    for (Identity identity : identities) {
      Unwrapping result = identity.unwrap(stanzas);
      if (!(result instanceof Unwrapping.NotMine)) {
        return result;
      }
    }
    passphrase.wasInVain();
    return Unwrapping.NOT_MINE;
  }

  @Override
  public synchronized void wipe() {
    identities.forEach(Identity::wipe);
  }

  @Override
  public String toString() {
    return "ProtectedIdentity[redacted]";
  }
}
