package org.sops4j.pgp.internal.secret;

import java.util.List;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.sops4j.pgp.internal.PgpException;

/**
 * A private key as it was imported with {@code --batch}: gpg-agent keeps it in the form of OpenPGP
 * until it is used for the first time.
 *
 * <pre>
 * (openpgp-private-key (version 4)(algo RSA)(skey _ n _ e _ d _ p _ q _ u)(csum 1)
 *   (protection none))
 * (openpgp-private-key (version 4)(algo RSA)(skey _ n _ e e ENCRYPTED)(csum 0)
 *   (protection sha1 AES IV 3 SHA1 SALT COUNT))
 * </pre>
 */
final class NativeKey {
  /** Of old keys: their numbers are followed by a plain sum. */
  private static final int USAGE_SUM = 255;

  private final SExpression key;

  NativeKey(SExpression key) {
    this.key = key;
  }

  boolean isOpen() throws PgpException {
    return protection().item(1).is("none");
  }

  /** Returns a number of an open key; public ones come first. */
  SExpression number(int index) throws PgpException {
    return key.find("skey").item(2 + 2 * index);
  }

  PGPKeyPair unlock(PGPPublicKey publicKey, byte[] passphrase) throws PgpException {
    return Passphrases.open(new PGPSecretKey(packet(publicKey), publicKey), passphrase);
  }

  private SecretKeyPacket packet(PGPPublicKey publicKey) throws PgpException {
    SExpression protection = protection();
    int usage = protection.item(1).is("sha1") ? SecretKeyPacket.USAGE_SHA1 : USAGE_SUM;
    List<SExpression> numbers = key.find("skey").items();
    return new SecretKeyPacket(
        publicKey.getPublicKeyPacket(),
        cipher(protection.item(2).text()),
        usage,
        derivation(protection),
        protection.item(3).octets(),
        numbers.get(numbers.size() - 1).octets());
  }

  private static S2K derivation(SExpression protection) throws PgpException {
    int hash = hash(protection.item(5).text());
    byte[] salt = protection.item(6).octets();
    switch (protection.item(4).text()) {
      case "1":
        return S2K.saltedS2K(hash, salt);
      case "3":
        return S2K.saltedAndIteratedS2K(hash, salt, count(protection.item(7).text()));
      default:
        return S2K.simpleS2K(hash);
    }
  }

  private static int count(String text) throws PgpException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new PgpException("a private key is malformed", e);
    }
  }

  private static int cipher(String name) throws PgpException {
    switch (name) {
      case "AES":
        return SymmetricKeyAlgorithmTags.AES_128;
      case "AES192":
        return SymmetricKeyAlgorithmTags.AES_192;
      case "AES256":
        return SymmetricKeyAlgorithmTags.AES_256;
      case "CAST5":
        return SymmetricKeyAlgorithmTags.CAST5;
      case "3DES":
        return SymmetricKeyAlgorithmTags.TRIPLE_DES;
      default:
        throw new PgpException("a private key is protected with " + name);
    }
  }

  private static int hash(String name) throws PgpException {
    switch (name) {
      case "SHA1":
        return HashAlgorithmTags.SHA1;
      case "SHA256":
        return HashAlgorithmTags.SHA256;
      case "SHA384":
        return HashAlgorithmTags.SHA384;
      case "SHA512":
        return HashAlgorithmTags.SHA512;
      default:
        throw new PgpException("a private key is protected with " + name);
    }
  }

  private SExpression protection() throws PgpException {
    return key.find("protection");
  }
}
