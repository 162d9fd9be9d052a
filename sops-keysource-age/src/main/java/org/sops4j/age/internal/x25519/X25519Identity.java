package org.sops4j.age.internal.x25519;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.StanzaIdentity;
import org.sops4j.age.internal.crypto.Curve25519;
import org.sops4j.age.internal.crypto.FileKeys;
import org.sops4j.age.internal.crypto.WrappingKey;
import org.sops4j.age.internal.text.StrictBase64;

/** A secret scalar. */
public final class X25519Identity extends StanzaIdentity implements NativeIdentity {
  private final byte[] secret;
  private final byte[] point;

  private X25519Identity(byte[] secret) {
    super(X25519Recipient.TYPE);
    this.secret = secret;
    this.point = Curve25519.publicKey(secret);
  }

  /**
   * Reads an identity.
   *
   * @param text {@code AGE-SECRET-KEY-1…}
   * @return the identity
   * @throws AgeException if it is malformed
   */
  public static X25519Identity parse(String text) throws AgeException {
    return new X25519Identity(X25519Recipient.TEXT.decodeSecret(text));
  }

  /**
   * Makes a new identity.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static X25519Identity generate(SecureRandom random) {
    byte[] secret = new byte[Curve25519.SIZE];
    random.nextBytes(secret);
    return new X25519Identity(secret);
  }

  @Override
  public String recipientText() {
    return X25519Recipient.TEXT.encodeRecipient(point);
  }

  @Override
  public String secretText() {
    return X25519Recipient.TEXT.encodeSecret(secret);
  }

  @Override
  public void wipe() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  protected byte @Nullable [] open(Stanza stanza) throws AgeException {
    byte[] ephemeral = ephemeral(stanza);
    byte[] shared;
    try {
      shared = Curve25519.agree(secret, ephemeral);
    } catch (AgeException e) {
      throw e.prefixed("invalid X25519 recipient: ");
    }
    byte[] key = WrappingKey.derive(shared, ephemeral, point, X25519Recipient.INFO);
    if (stanza.body().length != FileKeys.SEALED) {
      throw new AgeException("invalid X25519 recipient block: incorrect file key size");
    }
    return FileKeys.open(key, stanza.body());
  }

  private static byte[] ephemeral(Stanza stanza) throws AgeException {
    if (stanza.arguments().size() != 1) {
      throw new AgeException("invalid X25519 recipient block");
    }
    byte[] point;
    try {
      point = StrictBase64.decodeRaw(stanza.arguments().get(0));
    } catch (AgeException e) {
      throw e.prefixed("failed to parse X25519 recipient: ");
    }
    if (point.length != Curve25519.SIZE) {
      throw new AgeException("invalid X25519 recipient block");
    }
    return point;
  }

  @Override
  public String toString() {
    return "X25519Identity[redacted]";
  }
}
