package org.sops4j.age.internal.hybrid;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.StanzaIdentity;
import org.sops4j.age.internal.crypto.FileKeys;
import org.sops4j.age.internal.text.StrictBase64;

/** A seed, which grows into secret keys only when a stanza needs them. */
public final class HybridIdentity extends StanzaIdentity implements NativeIdentity {
  private final byte[] seed;

  private HybridIdentity(byte[] seed) {
    super(HybridRecipient.TYPE);
    this.seed = seed;
  }

  /**
   * Reads an identity.
   *
   * @param text {@code AGE-SECRET-KEY-PQ-1…}
   * @return the identity
   * @throws AgeException if it is malformed
   */
  public static HybridIdentity parse(String text) throws AgeException {
    return new HybridIdentity(HybridRecipient.TEXT.decodeSecret(text));
  }

  /**
   * Makes a new identity.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static HybridIdentity generate(SecureRandom random) {
    byte[] seed = new byte[HybridRecipient.TEXT.secretLength()];
    random.nextBytes(seed);
    return new HybridIdentity(seed);
  }

  @Override
  public String recipientText() {
    try (HybridSecret secret = HybridSecret.grow(seed)) {
      return HybridRecipient.TEXT.encodeRecipient(secret.publicKey());
    }
  }

  @Override
  public String secretText() {
    return HybridRecipient.TEXT.encodeSecret(seed);
  }

  @Override
  public void wipe() {
    Arrays.fill(seed, (byte) 0);
  }

  @Override
  protected byte @Nullable [] open(Stanza stanza) throws AgeException {
    byte[] encapsulated = encapsulated(stanza);
    if (stanza.body().length != FileKeys.SEALED) {
      throw new AgeException("encrypted value has unexpected length");
    }
    try (HybridSecret secret = HybridSecret.grow(seed)) {
      return Hpke.open(secret.decapsulate(encapsulated), stanza.body());
    } catch (AgeException e) {
      throw e.prefixed("invalid mlkem768x25519 recipient: ");
    }
  }

  private static byte[] encapsulated(Stanza stanza) throws AgeException {
    if (stanza.arguments().size() != 1) {
      throw new AgeException("invalid mlkem768x25519 recipient block");
    }
    try {
      return StrictBase64.decodeRaw(stanza.arguments().get(0));
    } catch (AgeException e) {
      throw e.prefixed("failed to parse mlkem768x25519 recipient: ");
    }
  }

  @Override
  public String toString() {
    return "HybridIdentity[redacted]";
  }
}
