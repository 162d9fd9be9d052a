package org.sops4j.age.internal.scrypt;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Passphrase;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.StanzaIdentity;
import org.sops4j.age.internal.Unwrapping;
import org.sops4j.age.internal.crypto.FileKeys;

/** A passphrase, asked for only when a file needs one. */
public final class ScryptIdentity extends StanzaIdentity {
  private final Passphrase passphrase;

  /**
   * Makes an identity.
   *
   * @param passphrase where the passphrase comes from
   */
  public ScryptIdentity(Passphrase passphrase) {
    super(ScryptParameters.TYPE);
    this.passphrase = passphrase;
  }

  /** A passphrase beside other recipients would weaken them, so that it must stand alone. */
  @Override
  public Unwrapping unwrap(List<Stanza> stanzas) {
    for (Stanza stanza : stanzas) {
      if (stanza.type().equals(ScryptParameters.TYPE) && stanzas.size() > 1) {
        return new Unwrapping.Failed("an scrypt recipient must be the only one");
      }
    }
    return super.unwrap(stanzas);
  }

  @Override
  public void wipe() {
    // The passphrase is kept by whoever answers.
  }

  @Override
  protected byte @Nullable [] open(Stanza stanza) throws AgeException {
    ScryptParameters parameters = ScryptParameters.of(stanza);
    if (stanza.body().length != FileKeys.SEALED) {
      throw new AgeException("invalid scrypt recipient block: incorrect file key size");
    }
    byte[] answer = ask();
    try {
      return FileKeys.open(parameters.derive(answer), stanza.body());
    } finally {
      Arrays.fill(answer, (byte) 0);
    }
  }

  private byte[] ask() throws AgeException {
    byte[] answer;
    try {
      answer = passphrase.ask();
    } catch (IOException e) {
      throw new AgeException("could not read passphrase: " + e.getMessage());
    }
    if (answer.length == 0) {
      throw new AgeException("passphrase can't be empty");
    }
    return answer;
  }
}
