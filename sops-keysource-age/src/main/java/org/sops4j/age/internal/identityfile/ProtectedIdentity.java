package org.sops4j.age.internal.identityfile;

import java.util.List;
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

  @Override
  public Unwrapping unwrap(List<Stanza> stanzas) {
    if (identities.isEmpty()) {
      try {
        identities = file.unlock(passphrase);
      } catch (AgeException e) {
        return new Unwrapping.Failed(e.getMessage());
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
  public void wipe() {
    identities.forEach(Identity::wipe);
  }

  @Override
  public String toString() {
    return "ProtectedIdentity[redacted]";
  }
}
