package org.sops4j.age.internal.ssh;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.crypto.Curve25519;
import org.sops4j.age.internal.crypto.FileKeys;

/** One who has an SSH key of type Ed25519. */
final class Ed25519Recipient implements Recipient {
  private final Ed25519PublicKey key;
  private final Ed25519Stanza stanza;

  Ed25519Recipient(Ed25519PublicKey key) throws AgeException {
    this.key = key;
    this.stanza = Ed25519Stanza.of(key);
  }

  @Override
  public List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException {
    byte[] secret = new byte[Curve25519.SIZE];
    random.nextBytes(secret);
    try {
      byte[] ephemeral = Curve25519.publicKey(secret);
      byte[] wrapping = stanza.wrappingKey(secret, stanza.point(), ephemeral);
      String argument = Base64.getEncoder().withoutPadding().encodeToString(ephemeral);
      return List.of(
          new Stanza(
              Ed25519PublicKey.TYPE,
              List.of(key.fingerprint(), argument),
              FileKeys.seal(wrapping, fileKey)));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
