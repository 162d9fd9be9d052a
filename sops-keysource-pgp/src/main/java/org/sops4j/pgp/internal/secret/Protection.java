package org.sops4j.pgp.internal.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.OCBBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.sops4j.pgp.internal.PgpException;

/** The two ways in which gpg-agent protects a private key with a passphrase. */
final class Protection {
  private static final String PROTECTED = "protected";
  private static final String OCB = "openpgp-s2k3-ocb-aes";
  private static final String CBC = "openpgp-s2k3-sha1-aes-cbc";
  private static final int KEY_SIZE = 16;
  private static final int TAG_BITS = 128;
  private static final int CHUNK = 8192;

  private Protection() {}

  /** Returns the name of the way. */
  static SExpression of(SExpression key) throws PgpException {
    return key.find(PROTECTED).item(1);
  }

  /** Tells whether a passphrase opens a key, and not only gpg-agent. */
  static boolean isKnown(SExpression key) throws PgpException {
    return of(key).is(OCB) || of(key).is(CBC);
  }

  /**
   * Opens a key.
   *
   * @param key such as {@code (rsa (n …) (e …) (protected …) (protected-at …))}
   * @param passphrase not changed
   * @return the key with its secret parts in place of the protected one
   * @throws PgpException if the passphrase is wrong
   */
  static SExpression open(SExpression key, byte[] passphrase) throws PgpException {
    SExpression sealed = key.find(PROTECTED);
    SExpression derivation = sealed.item(2);
    byte[] secret = stretch(derivation.item(0), passphrase);
    try {
      byte[] nonce = derivation.item(1).octets();
      byte[] data = sealed.item(3).octets();
      return sealed.item(1).is(OCB)
          ? openOcb(key, secret, nonce, data)
          : openCbc(key, secret, nonce, data);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static SExpression openOcb(SExpression key, byte[] secret, byte[] nonce, byte[] data)
      throws PgpException {
    OCBBlockCipher cipher = new OCBBlockCipher(AESEngine.newInstance(), AESEngine.newInstance());
    byte[] open = key.replacing(PROTECTED, List.of()).canonical();
    byte[] plain = new byte[data.length];
    try {
      cipher.init(false, new AEADParameters(new KeyParameter(secret), TAG_BITS, nonce, open));
      int length = cipher.processBytes(data, 0, data.length, plain, 0);
      cipher.doFinal(plain, length);
      return key.replacing(PROTECTED, parts(SExpressionReader.read(plain)).items());
    } catch (InvalidCipherTextException | IllegalArgumentException e) {
      throw wrong();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static SExpression openCbc(SExpression key, byte[] secret, byte[] iv, byte[] data)
      throws PgpException {
    BlockCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
    byte[] plain = new byte[data.length];
    try {
      cipher.init(false, new ParametersWithIV(new KeyParameter(secret), iv));
      for (int i = 0; i + cipher.getBlockSize() <= data.length; i += cipher.getBlockSize()) {
        cipher.processBlock(data, i, plain, i);
      }
      SExpression content = SExpressionReader.read(plain);
      SExpression opened = key.replacing(PROTECTED, parts(content).items());
      if (!Arrays.equals(sha1(opened.canonical()), content.find("hash").item(2).octets())) {
        throw wrong();
      }
      return opened;
    } catch (PgpException | RuntimeException e) {
      throw wrong();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** The secret parts stand in a list of their own, and that one in another with its hash. */
  private static SExpression parts(SExpression content) throws PgpException {
    SExpression parts = content;
    while (parts.item(0).isList() && parts.item(0).item(0).isList()) {
      parts = parts.item(0);
    }
    return parts;
  }

  /** Makes a key of a passphrase: salt and passphrase are hashed again and again. */
  private static byte[] stretch(SExpression derivation, byte[] passphrase) throws PgpException {
    byte[] salt = derivation.item(1).octets();
    if (salt.length == 0) {
      throw new PgpException("a private key is malformed");
    }
    int period = salt.length + passphrase.length;
    long count = Math.max(count(derivation.item(2)), period);
    byte[] many = new byte[period * Math.max(1, CHUNK / period)];
    for (int i = 0; i < many.length; i += period) {
      System.arraycopy(salt, 0, many, i, salt.length);
      System.arraycopy(passphrase, 0, many, i + salt.length, passphrase.length);
    }
    MessageDigest digest = sha1();
    for (long left = count; left > 0; left -= many.length) {
      digest.update(many, 0, (int) Math.min(many.length, left));
    }
    Arrays.fill(many, (byte) 0);
    byte[] hash = digest.digest();
    byte[] key = Arrays.copyOf(hash, KEY_SIZE);
    Arrays.fill(hash, (byte) 0);
    return key;
  }

  private static long count(SExpression text) throws PgpException {
    try {
      return Long.parseLong(text.text());
    } catch (NumberFormatException e) {
      throw new PgpException("a private key is malformed", e);
    }
  }

  private static byte[] sha1(byte[] bytes) {
    byte[] hash = sha1().digest(bytes);
    Arrays.fill(bytes, (byte) 0);
    return hash;
  }

  /** That of the JDK: a third of a gigabyte goes through it for one passphrase. */
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static PgpException wrong() {
    return new PgpException("the passphrase is wrong");
  }
}
