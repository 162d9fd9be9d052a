package org.sops4j.age.internal.hybrid;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.crypto.Aead;
import org.sops4j.age.internal.crypto.Hmac;

/**
 * The key schedule of HPKE (RFC 9180) as far as age needs it: base mode, one message, HKDF-SHA256
 * and ChaCha20Poly1305.
 */
final class Hpke {
  private static final byte[] SUITE = {
    'H', 'P', 'K', 'E', 0x64, 0x7A, 0x00, 0x01, 0x00, 0x03 // X-Wing, HKDF-SHA256, ChaCha20
  };
  private static final byte[] INFO = ascii("age-encryption.org/mlkem768x25519");
  private static final int KEY = 32;

  private Hpke() {}

  /** Encrypts with a shared secret, which is overwritten. */
  static byte[] seal(byte[] shared, byte[] plaintext) {
    byte[] secret = secret(shared);
    byte[] key = expand(secret, "key", KEY);
    try {
      return Aead.seal(key, expand(secret, "base_nonce", Aead.NONCE), plaintext);
    } finally {
      wipe(shared, secret, key);
    }
  }

  /** Decrypts with a shared secret, which is overwritten; null if it is another. */
  static byte @Nullable [] open(byte[] shared, byte[] sealed) {
    byte[] secret = secret(shared);
    byte[] key = expand(secret, "key", KEY);
    try {
      return Aead.open(key, expand(secret, "base_nonce", Aead.NONCE), sealed);
    } finally {
      wipe(shared, secret, key);
    }
  }

  private static byte[] secret(byte[] shared) {
    return extract(shared, "secret", new byte[0]);
  }

  private static byte[] extract(byte[] salt, String label, byte[] input) {
    return Hmac.compute(salt, join(ascii("HPKE-v1"), SUITE, ascii(label), input));
  }

  /** One block of HKDF is enough: nothing that is derived here is longer than a hash. */
  private static byte[] expand(byte[] secret, String label, int length) {
    byte[] none = new byte[0];
    byte[] pskHash = extract(none, "psk_id_hash", none);
    byte[] infoHash = extract(none, "info_hash", INFO);
    byte[] size = {0, (byte) length};
    byte[] mode = {0};
    byte[] block = {1};
    byte[] labeled = join(size, ascii("HPKE-v1"), SUITE, ascii(label), mode, pskHash, infoHash);
    byte[] full = Hmac.compute(secret, join(labeled, block));
    byte[] out = Arrays.copyOf(full, length);
    wipe(full);
    return out;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
