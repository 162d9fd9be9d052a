package org.sops4j.age.internal.ssh;

import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.StanzaIdentity;

/** An SSH private key of type RSA. */
final class RsaIdentity extends StanzaIdentity implements SshIdentity {
  private final RsaPublicKey key;
  private final RSAPrivateCrtKeyParameters secret;

  private RsaIdentity(RsaPublicKey key, RSAPrivateCrtKeyParameters secret) {
    super(RsaPublicKey.TYPE);
    this.key = key;
    this.secret = secret;
  }

  static RsaIdentity of(RsaNumbers numbers) throws AgeException {
    return new RsaIdentity(
        new RsaPublicKey(numbers.publicExponent(), numbers.modulus()), numbers.parameters());
  }

  @Override
  public SshPublicKey publicKey() {
    return key;
  }

  @Override
  public void wipe() {
    secret.destroy();
  }

  @Override
  protected byte @Nullable [] open(Stanza stanza) throws AgeException {
    if (stanza.arguments().size() != 1) {
      throw new AgeException("invalid ssh-rsa recipient block");
    }
    if (!stanza.arguments().get(0).equals(key.fingerprint())) {
      return null;
    }
    try {
      return Oaep.open(secret, stanza.body());
    } catch (AgeException e) {
      throw e.prefixed("failed to decrypt file key: ");
    }
  }

  @Override
  public String toString() {
    return "RsaIdentity[" + key.fingerprint() + ", redacted]";
  }
}
