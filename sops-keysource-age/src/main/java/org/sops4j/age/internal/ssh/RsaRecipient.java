package org.sops4j.age.internal.ssh;

import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;

/** One who has an SSH key of type RSA. */
final class RsaRecipient implements Recipient {
  private final RsaPublicKey key;

  RsaRecipient(RsaPublicKey key) {
    this.key = key;
  }

  @Override
  public List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException {
    RSAKeyParameters parameters;
    try {
      parameters = new RSAKeyParameters(false, key.modulus(), key.exponent());
    } catch (IllegalArgumentException e) { // a modulus with small factors, say
      throw new AgeException("crypto/rsa: invalid public key: " + e.getMessage());
    }
    byte[] body = Oaep.seal(parameters, fileKey, random);
    return List.of(new Stanza(RsaPublicKey.TYPE, List.of(key.fingerprint()), body));
  }
}
