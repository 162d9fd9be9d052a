package org.sops4j.age.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An identity that looks at each stanza of its type by itself. */
public abstract class StanzaIdentity implements Identity {
  private final String type;

  /**
   * Makes an identity.
   *
   * @param type the type of stanzas that it may open
   */
  protected StanzaIdentity(String type) {
    this.type = type;
  }

  @Override
  public Unwrapping unwrap(List<Stanza> stanzas) {
    for (Stanza stanza : stanzas) {
      if (stanza.type().equals(type)) {
        try {
          byte[] fileKey = open(stanza);
          if (fileKey != null) {
            return new Unwrapping.Done(fileKey);
          }
        } catch (AgeException e) {
          return new Unwrapping.Failed(e.getMessage());
        }
      }
    }
    return Unwrapping.NOT_MINE;
  }

  /**
   * Decrypts the file key from a stanza.
   *
   * @param stanza a stanza of the type of this identity
   * @return the file key, or null if the stanza is for someone else
   * @throws AgeException if the stanza is broken
   */
  protected abstract byte @Nullable [] open(Stanza stanza) throws AgeException;
}
