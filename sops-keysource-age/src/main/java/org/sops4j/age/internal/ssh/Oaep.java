package org.sops4j.age.internal.ssh;

import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.RuntimeCryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.sops4j.age.internal.AgeException;

/** RSA with OAEP as stanzas of type ssh-rsa have it: SHA-256 throughout, and a label. */
final class Oaep {
  private Oaep() {}

  static byte[] seal(RSAKeyParameters key, byte[] plaintext, SecureRandom random)
      throws AgeException {
    return process(true, key, plaintext, random, "crypto/rsa: message too long for RSA key size");
  }

  static byte[] open(RSAKeyParameters key, byte[] sealed) throws AgeException {
    return process(false, key, sealed, new SecureRandom(), "crypto/rsa: decryption error");
  }

  private static byte[] process(
      boolean seal, RSAKeyParameters key, byte[] in, SecureRandom random, String failure)
      throws AgeException {
    OAEPEncoding cipher =
        new OAEPEncoding(
            new RSABlindedEngine(),
            new SHA256Digest(),
            new SHA256Digest(),
            Wire.ascii("age-encryption.org/v1/ssh-rsa"));
    try {
      cipher.init(seal, new ParametersWithRandom(key, random));
      return cipher.processBlock(in, 0, in.length);
    } catch (InvalidCipherTextException | RuntimeCryptoException | IllegalStateException e) {
      throw new AgeException(failure);
    }
  }
}
