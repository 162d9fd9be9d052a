package org.sops4j.age.internal.ssh;

import java.math.BigInteger;
import java.util.Arrays;
import org.sops4j.age.internal.AgeException;

/** The part of an OpenSSH file that may be encrypted. */
final class OpenSshSecret {
  private static final int SEED = 32;

  private OpenSshSecret() {}

  /** Reads the key; two equal numbers at the start tell that it was decrypted rightly. */
  static SshIdentity read(byte[] plain, String unlike) throws AgeException {
    Wire in;
    String type;
    try {
      in = new Wire(plain);
      int check = in.number();
      if (check != in.number()) {
        throw new AgeException(unlike);
      }
      type = in.text();
    } catch (AgeException e) {
      throw new AgeException(unlike);
    }
    if (type.startsWith("ecdsa-sha2-")) {
      throw SshKeyFile.unsupported("*ecdsa.PrivateKey");
    }
    Wire fields = new Wire(in.rest());
    switch (type) {
      case Ed25519PublicKey.TYPE:
        return ed25519(fields);
      case RsaPublicKey.TYPE:
        return rsa(fields);
      default:
        throw new AgeException("ssh: unhandled key type");
    }
  }

  private static SshIdentity ed25519(Wire fields) throws AgeException {
    fields.string(); // the public key, which is in the secret once more
    byte[] secret = fields.string();
    fields.string(); // a comment
    try {
      if (secret.length != SEED + Ed25519PublicKey.SIZE) {
        throw new AgeException("ssh: private key unexpected length");
      }
      checkPadding(fields.rest());
      byte[] seed = Arrays.copyOf(secret, SEED);
      byte[] point = Arrays.copyOfRange(secret, SEED, secret.length);
      Ed25519Identity identity = Ed25519Identity.of(seed, new Ed25519PublicKey(point));
      Arrays.fill(seed, (byte) 0);
      return identity;
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static SshIdentity rsa(Wire fields) throws AgeException {
    BigInteger modulus = fields.integer();
    BigInteger publicExponent = fields.integer();
    BigInteger secretExponent = fields.integer();
    fields.string(); // an inverse that follows from the others
    BigInteger p = fields.integer();
    BigInteger q = fields.integer();
    fields.string(); // a comment
    checkPadding(fields.rest());
    return RsaIdentity.of(new RsaNumbers(modulus, publicExponent, secretExponent, p, q));
  }

  private static void checkPadding(byte[] padding) throws AgeException {
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != (byte) (i + 1)) {
        throw new AgeException("ssh: padding not as expected");
      }
    }
  }
}
