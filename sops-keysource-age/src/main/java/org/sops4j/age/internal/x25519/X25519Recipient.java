package org.sops4j.age.internal.x25519;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.bech32.KeyText;
import org.sops4j.age.internal.crypto.Curve25519;
import org.sops4j.age.internal.crypto.FileKeys;
import org.sops4j.age.internal.crypto.WrappingKey;

/** A point on the curve whose secret someone else has. */
public final class X25519Recipient implements Recipient {
  static final String TYPE = "X25519";
  static final String INFO = "age-encryption.org/v1/X25519";
  static final KeyText TEXT =
      new KeyText("X25519", "age", Curve25519.SIZE, "AGE-SECRET-KEY-", Curve25519.SIZE);

  private final byte[] point;

  private X25519Recipient(byte[] point) {
    this.point = point;
  }

  /**
   * Reads a recipient.
   *
   * @param text {@code age1…}
   * @return the recipient
   * @throws AgeException if it is malformed
   */
  public static X25519Recipient parse(String text) throws AgeException {
    return new X25519Recipient(TEXT.decodeRecipient(text));
  }

  @Override
  public List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException {
    byte[] secret = new byte[Curve25519.SIZE];
    random.nextBytes(secret);
    try {
      byte[] ephemeral = Curve25519.publicKey(secret);
      byte[] shared = Curve25519.agree(secret, point);
      byte[] key = WrappingKey.derive(shared, ephemeral, point, INFO);
      String argument = Base64.getEncoder().withoutPadding().encodeToString(ephemeral);
      return List.of(new Stanza(TYPE, List.of(argument), FileKeys.seal(key, fileKey)));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
