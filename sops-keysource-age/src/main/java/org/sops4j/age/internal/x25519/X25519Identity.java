package org.sops4j.age.internal.x25519;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.Unwrapping;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.crypto.Aead;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.text.StrictBase64;

/** A secret scalar. */
public final class X25519Identity implements Identity {
  private static final String PREFIX = "AGE-SECRET-KEY-";
  private static final int FILE_KEY = 16;

  private final byte[] secret;
  private final byte[] point;

  private X25519Identity(byte[] secret) {
    this.secret = secret;
    this.point = Curve.publicKey(secret);
  }

  /**
   * Reads an identity.
   *
   * @param text {@code AGE-SECRET-KEY-1…}
   * @return the identity
   * @throws AgeException if it is malformed
   */
  public static X25519Identity parse(String text) throws AgeException {
    Bech32.Decoded decoded;
    try {
      decoded = Bech32.decode(text);
    } catch (AgeException e) {
      throw e.prefixed("malformed secret key: ");
    }
    if (!decoded.prefix().equals(PREFIX)) {
      throw new AgeException("malformed secret key: unknown type " + Quote.quote(decoded.prefix()));
    }
    if (decoded.data().length != Curve.SIZE) {
      throw new AgeException("malformed secret key: invalid X25519 secret key");
    }
    return new X25519Identity(decoded.data());
  }

  /**
   * Makes a new identity.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static X25519Identity generate(SecureRandom random) {
    byte[] secret = new byte[Curve.SIZE];
    random.nextBytes(secret);
    return new X25519Identity(secret);
  }

  /**
   * Returns the recipient whose stanzas this identity opens.
   *
   * @return the public side
   */
  public X25519Recipient recipient() {
    return X25519Recipient.of(point);
  }

  /**
   * Spells the secret out.
   *
   * @return {@code AGE-SECRET-KEY-1…}
   */
  public String secretText() {
    return Bech32.encode(PREFIX.toLowerCase(Locale.ROOT), secret).toUpperCase(Locale.ROOT);
  }

  @Override
  public Unwrapping unwrap(List<Stanza> stanzas) {
    for (Stanza stanza : stanzas) {
      if (stanza.type().equals(WrappingKey.TYPE)) {
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

  @Override
  public void wipe() {
    Arrays.fill(secret, (byte) 0);
  }

  /** Returns the file key, or null if the stanza is for someone else. */
  private byte @Nullable [] open(Stanza stanza) throws AgeException {
    byte[] ephemeral = ephemeral(stanza);
    byte[] shared = Curve.agree(secret, ephemeral);
    if (shared == null) {
      throw new AgeException("invalid X25519 recipient: " + Curve.LOW_ORDER);
    }
    byte[] key = WrappingKey.derive(shared, ephemeral, point);
    try {
      if (stanza.body().length != FILE_KEY + Aead.TAG) {
        throw new AgeException("invalid X25519 recipient block: incorrect file key size");
      }
      return Aead.open(key, new byte[Aead.NONCE], stanza.body());
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] ephemeral(Stanza stanza) throws AgeException {
    if (stanza.arguments().size() != 1) {
      throw new AgeException("invalid X25519 recipient block");
    }
    byte[] text = stanza.arguments().get(0).getBytes(StandardCharsets.ISO_8859_1);
    byte[] point;
    try {
      point = StrictBase64.decodeRaw(text);
    } catch (AgeException e) {
      throw e.prefixed("failed to parse X25519 recipient: ");
    }
    if (point.length != Curve.SIZE) {
      throw new AgeException("invalid X25519 recipient block");
    }
    return point;
  }

  @Override
  public String toString() {
    return "X25519Identity[redacted]";
  }
}
