package org.sops4j.age.internal.x25519;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.crypto.Aead;
import org.sops4j.age.internal.text.Quote;

/** A point on the curve whose secret someone else has. */
public final class X25519Recipient implements Recipient {
  private static final String PREFIX = "age";

  private final byte[] point;

  private X25519Recipient(byte[] point) {
    this.point = point;
  }

  static X25519Recipient of(byte[] point) {
    return new X25519Recipient(point);
  }

  /**
   * Reads a recipient.
   *
   * @param text {@code age1…}
   * @return the recipient
   * @throws AgeException if it is malformed
   */
  public static X25519Recipient parse(String text) throws AgeException {
    String problem = "malformed recipient " + Quote.quote(text) + ": ";
    Bech32.Decoded decoded;
    try {
      decoded = Bech32.decode(text);
    } catch (AgeException e) {
      throw e.prefixed(problem);
    }
    if (!decoded.prefix().equals(PREFIX)) {
      throw new AgeException(problem + "invalid type " + Quote.quote(decoded.prefix()));
    }
    if (decoded.data().length != Curve.SIZE) {
      throw new AgeException(problem + "invalid X25519 public key");
    }
    return new X25519Recipient(decoded.data());
  }

  @Override
  public List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException {
    byte[] secret = new byte[Curve.SIZE];
    random.nextBytes(secret);
    byte[] ephemeral = Curve.publicKey(secret);
    byte[] shared = Curve.agree(secret, point);
    Arrays.fill(secret, (byte) 0);
    if (shared == null) {
      throw new AgeException(Curve.LOW_ORDER);
    }
    byte[] key = WrappingKey.derive(shared, ephemeral, point);
    byte[] body = Aead.seal(key, new byte[Aead.NONCE], fileKey);
    Arrays.fill(key, (byte) 0);
    String argument = Base64.getEncoder().withoutPadding().encodeToString(ephemeral);
    return List.of(new Stanza(WrappingKey.TYPE, List.of(argument), body));
  }

  @Override
  public String toString() {
    return Bech32.encode(PREFIX, point);
  }
}
