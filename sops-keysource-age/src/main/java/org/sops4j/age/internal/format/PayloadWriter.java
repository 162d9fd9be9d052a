package org.sops4j.age.internal.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.sops4j.age.internal.crypto.Aead;
import org.sops4j.age.internal.crypto.Hkdf;

/** Encrypts a payload in chunks. */
public final class PayloadWriter {
  static final int CHUNK = 64 * 1024;
  static final int NONCE = 16;

  private PayloadWriter() {}

  /**
   * Encrypts a payload.
   *
   * @param fileKey the file key
   * @param nonce 16 random bytes
   * @param plaintext the payload
   * @return the nonce and the chunks
   */
  public static byte[] encrypt(byte[] fileKey, byte[] nonce, byte[] plaintext) {
    byte[] key = key(fileKey, nonce);
    ByteArrayOutputStream out = new ByteArrayOutputStream(plaintext.length + 64);
    out.writeBytes(nonce);
    ChunkNonce chunkNonce = new ChunkNonce();
    int start = 0;
    boolean last;
    do {
      int end = Math.min(start + CHUNK, plaintext.length);
      last = end == plaintext.length;
      byte[] chunk = Arrays.copyOfRange(plaintext, start, end);
      out.writeBytes(Aead.seal(key, chunkNonce.bytes(last), chunk));
      Arrays.fill(chunk, (byte) 0);
      chunkNonce.advance();
      start = end;
    } while (!last);
    Arrays.fill(key, (byte) 0);
    return out.toByteArray();
  }

  static byte[] key(byte[] fileKey, byte[] nonce) {
    return Hkdf.derive(fileKey, nonce, "payload");
  }
}
