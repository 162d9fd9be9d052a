package org.sops4j.age.internal.ssh;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.Passphrase;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.Unwrapping;

/** An SSH private key with a passphrase, which is asked for only if a stanza is for the key. */
public final class ProtectedSshIdentity implements Identity {
  private final SshPublicKey key;
  private final SshKeyFile file;
  private final Passphrase passphrase;
  private @Nullable SshIdentity unlocked;
  private @Nullable AgeException failure;

  private ProtectedSshIdentity(SshPublicKey key, SshKeyFile file, Passphrase passphrase) {
    this.key = key;
    this.file = file;
    this.passphrase = passphrase;
  }

  /**
   * Makes an identity.
   *
   * @param key the public half
   * @param file the protected key
   * @param passphrase where its passphrase comes from
   * @return the identity
   * @throws AgeException if the key is of a kind that age cannot use
   */
  public static ProtectedSshIdentity of(SshPublicKey key, SshKeyFile file, Passphrase passphrase)
      throws AgeException {
    if (key instanceof OtherPublicKey) {
      throw new AgeException("unsupported SSH key type: " + key.type());
    }
    return new ProtectedSshIdentity(key, file, passphrase);
  }

  @Override
  public Unwrapping unwrap(List<Stanza> stanzas) {
    try {
      return isNamedBy(stanzas) ? unlocked().unwrap(stanzas) : Unwrapping.NOT_MINE;
    } catch (AgeException e) {
      return new Unwrapping.Failed(e.getMessage());
    }
  }

  @Override
  public synchronized void wipe() {
    file.wipe();
    if (unlocked != null) {
      unlocked.wipe();
    }
  }

  private boolean isNamedBy(List<Stanza> stanzas) throws AgeException {
    for (Stanza stanza : stanzas) {
      if (stanza.type().equals(key.type())) {
        if (stanza.arguments().isEmpty()) {
          throw new AgeException("invalid " + key.type() + " recipient block");
        }
        if (stanza.arguments().get(0).equals(key.fingerprint())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Asks for the passphrase once, and not again where it was wrong. */
  private synchronized SshIdentity unlocked() throws AgeException {
    if (failure != null) {
      throw failure;
    }
    try {
      return unlock();
    } catch (AgeException e) {
      failure = e;
      throw e;
    }
  }

  private SshIdentity unlock() throws AgeException {
    SshIdentity identity = unlocked;
    if (identity == null) {
      byte[] answer = ask();
      try {
        identity = file.unlock(answer);
      } catch (AgeException e) {
        throw e.prefixed("failed to decrypt SSH key file: ");
      } finally {
        Arrays.fill(answer, (byte) 0);
      }
      if (!identity.publicKey().line().equals(key.line())) {
        identity.wipe();
        throw new AgeException("mismatched private and public SSH key");
      }
      unlocked = identity;
    }
    return identity;
  }

  private byte[] ask() throws AgeException {
    try {
      return passphrase.ask();
    } catch (IOException e) {
      throw new AgeException("failed to obtain passphrase: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "ProtectedSshIdentity[" + key.fingerprint() + ", redacted]";
  }
}
