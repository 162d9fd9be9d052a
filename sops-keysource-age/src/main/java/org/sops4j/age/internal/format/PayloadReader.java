package org.sops4j.age.internal.format;

import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.crypto.Aead;

/** Decrypts a payload chunk by chunk; what it returns is authentic. */
public final class PayloadReader {
  private static final int SEALED_CHUNK = PayloadWriter.CHUNK + Aead.TAG;

  private final InputStream in;
  private final byte[] key;
  private final ChunkNonce nonce = new ChunkNonce();
  private boolean last;

  PayloadReader(InputStream in, byte[] key) {
    this.in = in;
    this.key = key;
  }

  /**
   * Decrypts the whole payload.
   *
   * @return the payload, which the caller overwrites after use
   * @throws AgeException if any of it is not authentic
   */
  public byte[] readAll() throws AgeException {
    byte[] all = new byte[0];
    int size = 0;
    try {
      for (byte[] chunk = next(); chunk != null; chunk = next()) {
        if (all.length - size < chunk.length) {
          all = grown(all, Math.max(size + chunk.length, 2 * size));
        }
        System.arraycopy(chunk, 0, all, size, chunk.length);
        size += chunk.length;
        Arrays.fill(chunk, (byte) 0);
      }
      return size == all.length ? all : grown(all, size);
    } catch (AgeException e) {
      Arrays.fill(all, (byte) 0);
      throw e;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Copies to another length, and overwrites the old copy. */
  private static byte[] grown(byte[] bytes, int length) {
    byte[] copy = Arrays.copyOf(bytes, length);
    Arrays.fill(bytes, (byte) 0);
    return copy;
  }

  /**
   * Decrypts the next chunk.
   *
   * @return the chunk, or null after the last one
   * @throws AgeException if it is not authentic, or if anything follows the last one
   */
  public byte @Nullable [] next() throws AgeException {
    if (last) {
      checkEnd();
      return null;
    }
    byte[] sealed = Input.read(in, SEALED_CHUNK);
    if (sealed.length == 0) {
      throw new AgeException("unexpected EOF");
    }
    last = sealed.length < SEALED_CHUNK;
    if (last && !nonce.isFirst() && sealed.length == Aead.TAG) {
      throw new AgeException(
          "last chunk is empty, try age v1.0.0, and please consider reporting this");
    }
    byte[] chunk = Aead.open(key, nonce.bytes(last), sealed);
    if (chunk == null && !last) { // a last chunk may be full
      last = true;
      chunk = Aead.open(key, nonce.bytes(true), sealed);
    }
    if (chunk == null) {
      throw new AgeException(
          "failed to decrypt and authenticate payload chunk, file may be corrupted or tampered"
              + " with");
    }
    nonce.advance();
    return chunk;
  }

  private void checkEnd() throws AgeException {
    int next;
    try {
      next = Input.read(in);
    } catch (AgeException e) {
      throw e.prefixed("non-EOF error reading after last chunk: ");
    }
    if (next >= 0) {
      throw new AgeException("trailing data after end of encrypted file");
    }
  }
}
