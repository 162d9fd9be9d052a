package org.sops4j.age.internal.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/** ChaCha20-Poly1305 without additional data. */
public final class Aead {
  /** The length of the tag in bytes. */
  public static final int TAG = 16;

  /** The length of a nonce in bytes. */
  public static final int NONCE = 12;

  private Aead() {}

  /**
   * Encrypts.
   *
   * @param key 32 bytes
   * @param nonce 12 bytes, never used before with this key
   * @param plaintext the bytes to encrypt
   * @return ciphertext and tag
   */
  public static byte[] seal(byte[] key, byte[] nonce, byte[] plaintext) {
    ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
    cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] out = new byte[plaintext.length + TAG];
    int size = cipher.processBytes(plaintext, 0, plaintext.length, out, 0);
    try {
      cipher.doFinal(out, size);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException(e); // only decryption checks a tag
    }
    return out;
  }

  /**
   * Decrypts.
   *
   * @param key 32 bytes
   * @param nonce 12 bytes
   * @param sealed ciphertext and tag
   * @return the plaintext, or null if the tag does not fit
   */
  public static byte @Nullable [] open(byte[] key, byte[] nonce, byte[] sealed) {
    if (sealed.length < TAG) {
      return null;
    }
    ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
    cipher.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] out = new byte[sealed.length - TAG];
    try {
      int size = cipher.processBytes(sealed, 0, sealed.length, out, 0);
      cipher.doFinal(out, size);
      return out;
    } catch (InvalidCipherTextException e) {
      Arrays.fill(out, (byte) 0); // what was decrypted before the tag was checked
      return null;
    }
  }
}
