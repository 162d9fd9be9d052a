package org.sops4j.internal.cipher;

/** Writes the text form of an encrypted value into the one array that it needs. */
final class EncWriter {
  private final byte[] out;
  private final String type;
  private int at;

  /**
   * Starts a text.
   *
   * @param length the length of the ciphertext
   * @param ivLength the length of the initialisation vector
   * @param type the type tag
   */
  EncWriter(int length, int ivLength, String type) {
    this.type = type;
    long size =
        EncText.START.length
            + encoded(length)
            + EncText.IV.length
            + encoded(ivLength)
            + EncText.TAG.length
            + encoded(Gcm.TAG_LENGTH)
            + EncText.TYPE.length
            + type.length()
            + 1;
    if (size > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError("an encrypted value of more than 2 GB");
    }
    out = new byte[(int) size];
    put(EncText.START);
  }

  private static long encoded(int length) {
    return (length + 2L) / 3 * 4;
  }

  /** Adds a piece of the ciphertext, a multiple of three bytes long unless it is the last. */
  void data(byte[] piece, int length) {
    at = GoBase64.encode(piece, length, out, at);
  }

  /** Adds the other parts and returns the text. */
  byte[] finish(byte[] iv, byte[] tag) {
    put(EncText.IV);
    at = GoBase64.encode(iv, iv.length, out, at);
    put(EncText.TAG);
    at = GoBase64.encode(tag, tag.length, out, at);
    put(EncText.TYPE);
    for (int i = 0; i < type.length(); i++) {
      out[at++] = (byte) type.charAt(i);
    }
    out[at++] = ']';
    return out;
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
  }
}
