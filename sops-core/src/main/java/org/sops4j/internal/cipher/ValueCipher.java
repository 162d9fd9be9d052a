package org.sops4j.internal.cipher;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.DataKey;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/**
 * Encrypts and decrypts single values with AES-256-GCM (format.md section 2). One {@link Gcm}
 * serves all values of a file, which is many times faster than one each; so an object belongs to
 * one thread.
 */
public final class ValueCipher {
  /** How much is encrypted at once: whole blocks of AES and whole groups of Base64. */
  private static final int PIECE = 48 * 64;

  private static final String NOT_AUTHENTIC =
      "Could not decrypt with AES_GCM: cipher: message authentication failed";

  private final Gcm gcm;
  private final IvSource ivs;
  private final @Nullable CiphertextStash recorded;
  private final CiphertextStash.@Nullable Reader reused;

  /**
   * Makes a cipher.
   *
   * @param dataKey the data key
   * @param random the source of initialisation vectors
   * @throws MalformedValueException if the length of the key is not one of AES
   */
  public ValueCipher(DataKey dataKey, SecureRandom random) throws MalformedValueException {
    this(dataKey, random, null, null);
  }

  /**
   * Makes a cipher that remembers what it decrypts.
   *
   * @param dataKey the data key
   * @param random the source of initialisation vectors
   * @param stash where it remembers
   * @return the cipher
   * @throws MalformedValueException if the length of the key is not one of AES
   */
  public static ValueCipher recording(DataKey dataKey, SecureRandom random, CiphertextStash stash)
      throws MalformedValueException {
    return new ValueCipher(dataKey, random, stash, null);
  }

  /**
   * Makes a cipher that encrypts only what it does not find.
   *
   * @param dataKey the data key, that of the stash
   * @param random the source of initialisation vectors
   * @param stash what was decrypted before
   * @return the cipher
   * @throws MalformedValueException if the length of the key is not one of AES
   */
  public static ValueCipher reusing(
      DataKey dataKey, SecureRandom random, CiphertextStash.Reader stash)
      throws MalformedValueException {
    return new ValueCipher(dataKey, random, null, stash);
  }

  private ValueCipher(
      DataKey dataKey,
      SecureRandom random,
      @Nullable CiphertextStash recorded,
      CiphertextStash.@Nullable Reader reused)
      throws MalformedValueException {
    this.recorded = recorded;
    this.reused = reused;
    int length = dataKey.length();
    if (length != 16 && length != 24 && length != DataKey.LENGTH) {
      throw new MalformedValueException("crypto/aes: invalid key size " + length);
    }
    byte[] bytes = dataKey.copyOfBytes();
    this.gcm = new Gcm(bytes);
    Arrays.fill(bytes, (byte) 0);
    this.ivs = new IvSource(random);
  }

  /**
   * Encrypts a value with a fresh initialisation vector, or finds it in the stash.
   *
   * @param plaintext its bytes, from {@link ValueText}
   * @param type its type tag
   * @param aad the additional data: the path, colon included
   * @return the text of the encrypted value; empty for an empty value
   */
  public StringScalar encrypt(byte[] plaintext, String type, String aad) {
    StringScalar known = reused == null ? null : reused.next(aad, type, plaintext);
    return known == null ? encrypt(plaintext, type, aad, ivs.next()) : known;
  }

  StringScalar encrypt(byte[] plaintext, String type, String aad, byte[] iv) {
    if (plaintext.length == 0) {
      return StringScalar.EMPTY;
    }
    EncWriter text = new EncWriter(plaintext.length, iv.length, type);
    gcm.begin(iv, Utf8.encode(aad), plaintext.length);
    byte[] piece = new byte[Math.min(PIECE, plaintext.length)];
    for (int at = 0; at < plaintext.length; at += PIECE) {
      int length = Math.min(PIECE, plaintext.length - at);
      gcm.apply(plaintext, at, at + length, piece, 0);
      gcm.absorb(piece, 0, length);
      text.data(piece, length);
    }
    return StringScalar.ofUtf8(text.finish(iv, gcm.tag()));
  }

  /**
   * Decrypts a value.
   *
   * @param text the text of the encrypted value
   * @param aad the additional data: the path, colon included
   * @return a scalar, or a comment that is not inline; the empty string for an empty text
   * @throws MalformedValueException if the text is not of the form, was changed, belongs elsewhere,
   *     or its plaintext does not suit its type
   */
  public Node decrypt(String text, String aad) throws MalformedValueException {
    return decrypt(StringScalar.of(text), aad);
  }

  /**
   * Decrypts a value.
   *
   * @param text the text of the encrypted value
   * @param aad the additional data: the path, colon included
   * @return a scalar, or a comment that is not inline; the empty string for an empty text
   * @throws MalformedValueException as for a text of characters
   */
  public Node decrypt(StringScalar text, String aad) throws MalformedValueException {
    byte[] utf8 = text.utf8();
    if (utf8.length == 0) {
      return StringScalar.EMPTY;
    }
    EncText parts = EncText.parse(utf8);
    if (parts == null) {
      throw new MalformedValueException(
          "Input string " + text.text() + " does not match sops' data format",
          "it does not match sops' data format");
    }
    Sealed sealed = Sealed.of(parts);
    byte[] canonical = recorded == null ? utf8 : sealed.text(parts.type());
    byte[] opened = open(sealed, aad);
    Node clear = ValueText.parse(parts.type(), opened);
    if (recorded != null && isRenderedSo(clear, opened)) {
      boolean known = Arrays.equals(canonical, utf8);
      recorded.add(aad, parts.type(), opened, known ? text : StringScalar.ofUtf8(canonical));
    }
    return clear;
  }

  /**
   * Tells whether these are the bytes that would be encrypted now. If not, such as the integer
   * {@code +1}, the initialisation vector must not serve for the other spelling, too.
   */
  private static boolean isRenderedSo(Node clear, byte[] opened) {
    try {
      return opened.length > 0 && Arrays.equals(ValueText.bytes(clear), opened);
    } catch (MalformedValueException e) {
      return false; // a zone that can be read and not be written
    }
  }

  /** Checks the tag and then, not before, deciphers the data in place. */
  private byte[] open(Sealed sealed, String aad) throws MalformedValueException {
    byte[] data = sealed.data();
    if (sealed.tag().length != Gcm.TAG_LENGTH || sealed.iv().length == 0) {
      throw new MalformedValueException(NOT_AUTHENTIC);
    }
    gcm.begin(sealed.iv(), Utf8.encode(aad), data.length);
    gcm.absorb(data, 0, data.length);
    if (!gcm.hasTag(sealed.tag())) {
      throw new MalformedValueException(NOT_AUTHENTIC);
    }
    gcm.apply(data, 0, data.length, data, 0);
    return data;
  }
}
