package org.sops4j.internal.cipher;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Enciphers blocks with AES: the first few perhaps with ours, all others with the platform's. */
final class AesBlocks {
  private final byte[] key;
  private final @Nullable Aes quick;
  private int quickLeft;
  private @Nullable Cipher platform;

  /**
   * Makes a cipher.
   *
   * @param key 16, 24 or 32 bytes
   * @param quick how many bytes our own AES enciphers
   */
  AesBlocks(byte[] key, int quick) {
    this.key = key.clone();
    this.quick = quick > 0 ? new Aes(key) : null;
    this.quickLeft = quick;
  }

  /** Enciphers whole blocks. */
  void encrypt(byte[] in, int length, byte[] out) {
    if (quick != null && length <= quickLeft) {
      quickLeft -= length;
      for (int at = 0; at < length; at += Aes.BLOCK) {
        quick.encrypt(in, at, out, at);
      }
      return;
    }
    quickLeft = 0;
    try {
      platform().doFinal(in, 0, length, out, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES enciphers any block", e);
    }
  }

  private Cipher platform() throws GeneralSecurityException {
    Cipher cipher = platform;
    if (cipher == null) {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      platform = cipher;
    }
    return cipher;
  }
}
