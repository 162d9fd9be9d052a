package org.sops4j.age.internal.ssh;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.modes.CBCModeCipher;

/** Decrypts whole blocks. */
final class Cbc {
  private Cbc() {}

  static void decrypt(
      CBCModeCipher cipher, CipherParameters parameters, byte[] sealed, byte[] plain) {
    cipher.init(false, parameters);
    for (int i = 0; i < sealed.length; i += cipher.getBlockSize()) {
      cipher.processBlock(sealed, i, plain, i);
    }
  }
}
