package org.sops4j.age.internal.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ChaCha20-Poly1305 (RFC 8439) without additional data. Our own, as {@link Sha256} is: age encrypts
 * a few dozen bytes.
 */
public final class Aead {
  /** The length of the tag in bytes. */
  public static final int TAG = Poly1305.BLOCK;

  /** The length of a nonce in bytes. */
  public static final int NONCE = 12;

  private static final int KEY = 32;

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
    ChaCha20 stream = new ChaCha20(key, nonce);
    byte[] sealed = Arrays.copyOf(plaintext, plaintext.length + TAG);
    stream.apply(1, sealed, plaintext.length);
    byte[] tag = tag(stream, sealed, plaintext.length);
    System.arraycopy(tag, 0, sealed, plaintext.length, TAG);
    stream.wipe();
    return sealed;
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
    int length = sealed.length - TAG;
    if (length < 0) {
      return null;
    }
    ChaCha20 stream = new ChaCha20(key, nonce);
    try {
      byte[] tag = Arrays.copyOfRange(sealed, length, sealed.length);
      if (!MessageDigest.isEqual(tag, tag(stream, sealed, length))) {
        return null;
      }
      byte[] plaintext = Arrays.copyOf(sealed, length);
      stream.apply(1, plaintext, length);
      return plaintext;
    } finally {
      stream.wipe();
    }
  }

  /** The tag of a ciphertext, filled up to whole blocks, and two lengths. */
  private static byte[] tag(ChaCha20 stream, byte[] sealed, int length) {
    byte[] key = new byte[KEY];
    stream.apply(0, key, KEY);
    Poly1305 tag = new Poly1305(key);
    Arrays.fill(key, (byte) 0);
    int at = 0;
    for (; at <= length - Poly1305.BLOCK; at += Poly1305.BLOCK) {
      tag.update(sealed, at);
    }
    byte[] last = new byte[Poly1305.BLOCK];
    if (at < length) {
      System.arraycopy(sealed, at, last, 0, length - at);
      tag.update(last, 0);
    }
    Arrays.fill(last, (byte) 0);
    for (int i = 0; i < 4; i++) {
      last[8 + i] = (byte) (length >>> 8 * i);
    }
    tag.update(last, 0);
    return tag.tag();
  }
}
