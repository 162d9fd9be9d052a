package org.sops4j.age.internal.format;

import org.sops4j.age.internal.crypto.Aead;

/** The nonces of the chunks of a payload: a counter, and a mark on the last one. */
final class ChunkNonce {
  private final byte[] counter = new byte[Aead.NONCE];
  private boolean first = true;

  /** Returns the nonce of the chunk at hand. */
  byte[] bytes(boolean last) {
    byte[] nonce = counter.clone();
    nonce[Aead.NONCE - 1] = (byte) (last ? 1 : 0);
    return nonce;
  }

  boolean isFirst() {
    return first;
  }

  void advance() {
    first = false;
    int i = Aead.NONCE - 2;
    while (++counter[i] == 0) {
      i--;
    }
  }
}
