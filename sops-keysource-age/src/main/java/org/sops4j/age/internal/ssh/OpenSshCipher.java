package org.sops4j.age.internal.ssh;

import java.util.Arrays;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.BCrypt;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;

/**
 * How an OpenSSH file is encrypted.
 *
 * @param name the cipher, or none
 * @param derivation how the key comes from the passphrase, or none
 * @param options salt and cost of the derivation
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record OpenSshCipher(String name, String derivation, byte[] options) {
  private static final String NONE = "none";
  private static final String COUNTER = "aes256-ctr";
  private static final String CHAINED = "aes256-cbc";
  private static final int KEY = 32;
  private static final int BLOCK = 16;

  boolean isNone() {
    return name.equals(NONE) && derivation.equals(NONE);
  }

  byte[] decrypt(byte[] sealed, byte[] passphrase) throws AgeException {
    if (!derivation.equals("bcrypt")) {
      throw new AgeException(
          "ssh: unknown KDF " + Quote.quote(derivation) + ", only supports \"bcrypt\"");
    }
    if (!name.equals(COUNTER) && !name.equals(CHAINED)) {
      throw new AgeException(
          "ssh: unknown cipher "
              + Quote.quote(name)
              + ", only supports \"aes256-ctr\" or \"aes256-cbc\"");
    }
    if (sealed.length % BLOCK != 0) {
      throw new AgeException("ssh: invalid encrypted private key length, not a multiple of 16");
    }
    byte[] derived = derive(passphrase);
    ParametersWithIV parameters =
        new ParametersWithIV(
            new KeyParameter(derived, 0, KEY), Arrays.copyOfRange(derived, KEY, KEY + BLOCK));
    Arrays.fill(derived, (byte) 0);
    byte[] plain = new byte[sealed.length];
    if (name.equals(COUNTER)) {
      SICBlockCipher cipher = (SICBlockCipher) SICBlockCipher.newInstance(AESEngine.newInstance());
      cipher.init(false, parameters);
      cipher.processBytes(sealed, 0, sealed.length, plain, 0);
    } else {
      Cbc.decrypt(CBCBlockCipher.newInstance(AESEngine.newInstance()), parameters, sealed, plain);
    }
    return plain;
  }

  private byte[] derive(byte[] passphrase) throws AgeException {
    Wire in = new Wire(options);
    byte[] salt = in.string();
    int rounds = in.number();
    if (rounds < 1) {
      throw new AgeException("bcrypt_pbkdf: number of rounds is too small");
    } else if (passphrase.length == 0) {
      throw new AgeException("bcrypt_pbkdf: empty password");
    } else if (salt.length == 0) {
      throw new AgeException("bcrypt_pbkdf: bad salt length");
    }
    return BCrypt.pbkdfGenerate(passphrase, salt, rounds, KEY + BLOCK);
  }
}
