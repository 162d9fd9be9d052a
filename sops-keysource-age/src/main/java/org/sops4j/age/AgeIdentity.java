package org.sops4j.age;

import java.security.SecureRandom;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.hybrid.HybridIdentity;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.age.internal.x25519.X25519Identity;
import org.sops4j.error.KeySourceException;

/**
 * The secret half of an age key: who can decrypt. Is never printed by accident; only {@link
 * #revealSecretText} gives the secret away.
 */
public final class AgeIdentity {
  private final NativeIdentity identity;

  private AgeIdentity(NativeIdentity identity) {
    this.identity = identity;
  }

  /**
   * Reads an identity.
   *
   * @param text a line of an identity file, such as {@code AGE-SECRET-KEY-1…}, without blanks
   *     around it
   * @return the identity
   * @throws KeySourceException if it is malformed, or of a kind that is not supported
   */
  public static AgeIdentity parse(String text) {
    try {
      if (Identities.parse(text) instanceof NativeIdentity known) {
        return new AgeIdentity(known);
      }
      throw new KeySourceException(
          "only its plugin knows the recipient of this identity: put it where key sources look for"
              + " identities");
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage());
    }
  }

  /**
   * Makes a new identity of type X25519.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static AgeIdentity generate(SecureRandom random) {
    return new AgeIdentity(X25519Identity.generate(random));
  }

  /**
   * Makes a new identity of the hybrid post-quantum type, ML-KEM-768 with X25519. Programs older
   * than age 1.3 cannot use it.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static AgeIdentity generateHybrid(SecureRandom random) {
    return new AgeIdentity(HybridIdentity.generate(random));
  }

  /**
   * Returns the public half.
   *
   * @return the recipient
   */
  public AgeRecipient recipient() {
    return AgeRecipient.parse(identity.recipientText());
  }

  /**
   * Spells the secret out, to be stored in an identity file. Whoever reads it can decrypt
   * everything that is encrypted to the recipient.
   *
   * @return {@code AGE-SECRET-KEY-1…} or {@code AGE-SECRET-KEY-PQ-1…}
   */
  public String revealSecretText() {
    return identity.secretText();
  }

  Identity identity() {
    return identity;
  }

  /**
   * Returns the recipient only.
   *
   * @return a text without the secret
   */
  @Override
  public String toString() {
    return "AgeIdentity[" + identity.recipientText() + ", secret redacted]";
  }
}
