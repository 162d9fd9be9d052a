package org.sops4j.age.internal.ssh;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.sops4j.age.internal.AgeException;

/** The encryption that PEM files say in their headers, as older programs write it. */
final class LegacyCipher {
  static final String WRONG_PASSPHRASE = "x509: decryption password incorrect";

  private static final int SALT = 8;

  private final BlockCipher engine;
  private final int keyLength;
  private final byte[] vector;

  private LegacyCipher(BlockCipher engine, int keyLength, byte[] vector) {
    this.engine = engine;
    this.keyLength = keyLength;
    this.vector = vector;
  }

  static boolean isEncrypted(Pem pem) {
    return pem.headers().getOrDefault("Proc-Type", "").contains("ENCRYPTED");
  }

  static byte[] decrypt(Pem pem, byte[] passphrase) throws AgeException {
    String info = pem.headers().get("DEK-Info");
    if (info == null) {
      throw new AgeException("ssh: not an encrypted key");
    }
    try {
      return parse(info).decrypt(pem.content(), passphrase);
    } catch (AgeException e) {
      throw e.getMessage().equals(WRONG_PASSPHRASE)
          ? e
          : e.prefixed("ssh: cannot decode encrypted private keys: ");
    }
  }

  private static LegacyCipher parse(String info) throws AgeException {
    int comma = info.indexOf(',');
    if (comma < 0) {
      throw new AgeException("x509: malformed DEK-Info header");
    }
    byte[] vector;
    try {
      vector = HexFormat.of().parseHex(info.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw new AgeException("x509: malformed DEK-Info header");
    }
    LegacyCipher cipher = of(info.substring(0, comma), vector);
    if (vector.length != cipher.engine.getBlockSize()) {
      throw new AgeException("x509: incorrect IV size");
    }
    return cipher;
  }

  private static LegacyCipher of(String name, byte[] vector) throws AgeException {
    switch (name) {
      case "AES-128-CBC":
        return new LegacyCipher(AESEngine.newInstance(), 16, vector);
      case "AES-192-CBC":
        return new LegacyCipher(AESEngine.newInstance(), 24, vector);
      case "AES-256-CBC":
        return new LegacyCipher(AESEngine.newInstance(), 32, vector);
      case "DES-EDE3-CBC":
        return new LegacyCipher(new DESedeEngine(), 24, vector);
      case "DES-CBC":
        return new LegacyCipher(new DESEngine(), 8, vector);
      default:
        throw new AgeException("x509: unknown encryption mode");
    }
  }

  private byte[] decrypt(byte[] sealed, byte[] passphrase) throws AgeException {
    int block = engine.getBlockSize();
    if (sealed.length % block != 0 || sealed.length == 0) {
      throw new AgeException("x509: encrypted PEM data is not a multiple of the block size");
    }
    byte[] key = derive(passphrase);
    byte[] plain = new byte[sealed.length];
    Cbc.decrypt(
        CBCBlockCipher.newInstance(engine),
        new ParametersWithIV(new KeyParameter(key), vector),
        sealed,
        plain);
    Arrays.fill(key, (byte) 0);
    try {
      return Arrays.copyOf(plain, plain.length - padding(plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private int padding(byte[] plain) throws AgeException {
    int count = plain[plain.length - 1];
    boolean valid = count > 0 && count <= engine.getBlockSize();
    for (int i = 0; valid && i < count; i++) {
      valid = plain[plain.length - 1 - i] == count;
    }
    if (!valid) {
      throw new AgeException(WRONG_PASSPHRASE);
    }
    return count;
  }

  /** Hashes passphrase and salt, and again with the last hash before them, until it is enough. */
  private byte[] derive(byte[] passphrase) {
    MD5Digest digest = new MD5Digest();
    byte[] hash = new byte[digest.getDigestSize()];
    byte[] key = new byte[keyLength];
    for (int size = 0; size < keyLength; size += hash.length) {
      if (size > 0) {
        digest.update(hash, 0, hash.length);
      }
      digest.update(passphrase, 0, passphrase.length);
      digest.update(vector, 0, SALT);
      digest.doFinal(hash, 0);
      System.arraycopy(hash, 0, key, size, Math.min(hash.length, keyLength - size));
    }
    Arrays.fill(hash, (byte) 0);
    return key;
  }
}
