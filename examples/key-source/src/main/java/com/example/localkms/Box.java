package com.example.localkms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a nonce in front; the name of the key is authenticated, too. */
final class Box {
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final SecretKeySpec key;
  private final byte[] name;

  private Box(SecretKeySpec key, byte[] name) {
    this.key = key;
    this.name = name;
  }

  static Box of(byte[] key, String name) {
    try {
      return new Box(new SecretKeySpec(key, "AES"), name.getBytes(UTF_8));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  byte[] seal(byte[] plain, SecureRandom random) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
    byte[] box = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, box, NONCE, sealed.length);
    return box;
  }

  byte[] open(byte[] box) throws GeneralSecurityException {
    if (box.length < NONCE + TAG) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE));
    return cipher.doFinal(box, NONCE, box.length - NONCE);
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(name);
    return cipher;
  }
}
