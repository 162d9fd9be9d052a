package org.sops4j.internal.cipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.DataKey;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/**
 * Encrypts and decrypts single values with AES-256-GCM (format.md section 2). One {@link Cipher}
 * serves all values of a file, which is many times faster than one each; so an object belongs to
 * one thread.
 */
public final class ValueCipher {
  private static final int IV_LENGTH = 32;
  private static final int TAG_LENGTH = 16;
  private static final String NOT_AUTHENTIC =
      "Could not decrypt with AES_GCM: cipher: message authentication failed";

  private final SecretKeySpec key;
  private final Cipher cipher;
  private final SecureRandom random;
  private final @Nullable CiphertextStash recorded;
  private final CiphertextStash.@Nullable Reader reused;
  private final byte[] randomness = new byte[IV_LENGTH * 64];
  private int randomnessUsed = randomness.length;

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
    this.key = new SecretKeySpec(bytes, "AES");
    Arrays.fill(bytes, (byte) 0);
    this.random = random;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM mode", e);
    }
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
    return known == null ? encrypt(plaintext, type, aad, nextIv()) : known;
  }

  StringScalar encrypt(byte[] plaintext, String type, String aad, byte[] iv) {
    if (plaintext.length == 0) {
      return StringScalar.EMPTY;
    }
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * 8, iv));
      cipher.updateAAD(Utf8.encode(aad));
      byte[] sealed = cipher.doFinal(plaintext);
      return StringScalar.ofUtf8(EncText.print(sealed, TAG_LENGTH, iv, type));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES in GCM mode encrypts any bytes", e);
    }
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
    if (text.isEmpty()) {
      return StringScalar.EMPTY;
    }
    EncText parts = EncText.parse(text);
    if (parts == null) {
      throw new MalformedValueException(
          "Input string " + text + " does not match sops' data format",
          "it does not match sops' data format");
    }
    byte[] data = decode(parts.data(), "data");
    byte[] iv = decode(parts.iv(), "iv");
    byte[] tag = decode(parts.tag(), "tag");
    byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
    System.arraycopy(tag, 0, sealed, data.length, tag.length);
    byte[] opened = open(sealed, iv, aad);
    Node clear = ValueText.parse(parts.type(), opened);
    if (recorded != null && isRenderedSo(clear, opened)) {
      byte[] canonical = EncText.print(sealed, TAG_LENGTH, iv, parts.type());
      recorded.add(aad, parts.type(), opened, StringScalar.ofUtf8(canonical));
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

  private byte[] open(byte[] sealed, byte[] iv, String aad) throws MalformedValueException {
    if (sealed.length < TAG_LENGTH || iv.length == 0) {
      throw new MalformedValueException(NOT_AUTHENTIC);
    }
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * 8, iv));
      cipher.updateAAD(Utf8.encode(aad));
      return cipher.doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new MalformedValueException(NOT_AUTHENTIC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES in GCM mode opens or refuses any bytes", e);
    }
  }

  private static byte[] decode(String base64, String field) throws MalformedValueException {
    try {
      return GoBase64.decode(base64.getBytes(StandardCharsets.ISO_8859_1));
    } catch (MalformedValueException e) {
      throw e.prefixed("Error base64-decoding " + field + ": ");
    }
  }

  /** Randomness is drawn for many values at once: each draw takes a lock in the platform. */
  private byte[] nextIv() {
    if (randomnessUsed == randomness.length) {
      random.nextBytes(randomness);
      randomnessUsed = 0;
    }
    byte[] iv = Arrays.copyOfRange(randomness, randomnessUsed, randomnessUsed + IV_LENGTH);
    randomnessUsed += IV_LENGTH;
    return iv;
  }
}
