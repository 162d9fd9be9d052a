package org.sops4j.internal.cipher;

import java.util.Arrays;

/**
 * What an encrypted value is made of. As in the reference the last bytes of data and tag together
 * are the tag, which makes a difference only for a file that was written by hand.
 *
 * @param data the ciphertext, which is deciphered in place
 * @param iv the initialisation vector
 * @param tag the authentication tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sealed(byte[] data, byte[] iv, byte[] tag) {
  /** Decodes the parts of a text. */
  static Sealed of(EncText text) throws MalformedValueException {
    byte[] data = text.data();
    byte[] iv = text.iv();
    byte[] tag = text.tag();
    if (tag.length == Gcm.TAG_LENGTH) {
      return new Sealed(data, iv, tag);
    }
    byte[] all = Arrays.copyOf(data, data.length + tag.length);
    System.arraycopy(tag, 0, all, data.length, tag.length);
    int end = Math.max(0, all.length - Gcm.TAG_LENGTH);
    return new Sealed(Arrays.copyOf(all, end), iv, Arrays.copyOfRange(all, end, all.length));
  }

  /** The text of the value as it is written now. */
  byte[] text(String type) {
    EncWriter text = new EncWriter(data.length, iv.length, type);
    text.data(data, data.length);
    return text.finish(iv, tag);
  }
}
