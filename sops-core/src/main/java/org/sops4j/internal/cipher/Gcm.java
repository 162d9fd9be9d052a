package org.sops4j.internal.cipher;

import java.security.MessageDigest;

/**
 * AES in GCM mode (NIST SP 800-38D) for one key and many messages. Only the block cipher is the
 * platform's: its GCM takes longer to begin a message than to encrypt a value, starts at a fiftieth
 * of its speed, and keeps the whole ciphertext a second time before it checks the tag.
 *
 * <p>A message begins with {@link #begin}, goes on with its ciphertext in {@link #absorb} and its
 * bytes in {@link #apply}, in pieces of whole blocks but for the last, and ends with {@link
 * #hasTag} or {@link #tag}. Whoever decrypts absorbs all of it and checks the tag before the first
 * byte is deciphered.
 */
final class Gcm {
  static final int TAG_LENGTH = 16;

  /** How much of the key stream is made at once, in bytes. */
  private static final int STREAM = 1 << 12;

  private static final long COUNTED = 0xFFFFFFFFL;

  private final AesBlocks aes;
  private final Ghash hash;
  private final byte[] counters = new byte[STREAM];
  private final byte[] stream = new byte[STREAM];
  private final byte[] mask = new byte[TAG_LENGTH];

  // Where the message is: the counter of the next block, and what of the stream is not used up.
  private long counterHigh;
  private long counterLow;
  private int streamAt;
  private int streamEnd;
  private long aadBits;
  private long absorbed;

  /**
   * Makes a cipher.
   *
   * @param key 16, 24 or 32 bytes
   */
  Gcm(byte[] key) {
    aes = new AesBlocks(key, QuickStart.BYTES);
    byte[] block = new byte[Ghash.BLOCK];
    aes.encrypt(block, Ghash.BLOCK, block);
    hash = new Ghash(block);
  }

  /**
   * Begins a message.
   *
   * @param iv the initialisation vector, of any length other than 12, as SOPS has it, or of 12
   * @param aad the additional data
   * @param length the length of the message, to make no more of the key stream than is needed
   */
  void begin(byte[] iv, byte[] aad, int length) {
    hash.reset();
    if (iv.length == 12) {
      counterHigh = Bytes.getLong(iv, 0);
      counterLow = Bytes.getLong(iv, 8, 4) | 1;
    } else {
      hash.update(iv, 0, iv.length);
      hash.update(0, iv.length * 8L);
      counterHigh = hash.high();
      counterLow = hash.low();
      hash.reset();
    }
    hash.update(aad, 0, aad.length);
    aadBits = aad.length * 8L;
    absorbed = 0;
    fill((long) length + TAG_LENGTH);
    System.arraycopy(stream, 0, mask, 0, TAG_LENGTH);
    streamAt = TAG_LENGTH;
  }

  /** Adds ciphertext to the tag. */
  void absorb(byte[] bytes, int from, int to) {
    hash.update(bytes, from, to);
    absorbed += to - from;
  }

  /** Enciphers or deciphers bytes, perhaps in place. */
  void apply(byte[] bytes, int from, int to, byte[] out, int outFrom) {
    int at = from;
    int outAt = outFrom;
    while (at < to) {
      if (streamAt == streamEnd) {
        fill(to - at);
        streamAt = 0;
      }
      int count = Math.min(to - at, streamEnd - streamAt);
      for (int i = 0; i < count; i++) {
        out[outAt + i] = (byte) (bytes[at + i] ^ stream[streamAt + i]);
      }
      at += count;
      outAt += count;
      streamAt += count;
    }
  }

  /** Returns the tag of what was absorbed. */
  byte[] tag() {
    hash.update(aadBits, absorbed * 8);
    byte[] tag = new byte[TAG_LENGTH];
    Bytes.putLong(tag, 0, hash.high() ^ Bytes.getLong(mask, 0));
    Bytes.putLong(tag, 8, hash.low() ^ Bytes.getLong(mask, 8));
    return tag;
  }

  /** Compares a tag with that of what was absorbed, in the same time for each wrong one. */
  boolean hasTag(byte[] expected) {
    return MessageDigest.isEqual(tag(), expected);
  }

  /** Makes the next piece of the key stream, for at least one byte. */
  private void fill(long wanted) {
    int size = (int) Math.min(STREAM, wanted + Ghash.BLOCK - 1 & -Ghash.BLOCK);
    for (int i = 0; i < size; i += Ghash.BLOCK) {
      Bytes.putLong(counters, i, counterHigh);
      Bytes.putLong(counters, i + 8, counterLow);
      counterLow = counterLow & ~COUNTED | counterLow + 1 & COUNTED;
    }
    aes.encrypt(counters, size, stream);
    streamEnd = size;
  }
}
