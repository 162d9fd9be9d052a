package org.sops4j.pgp.internal.ring;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How a key is named: by its fingerprint or the last eight bytes of it. */
public final class KeyName {
  private static final int ID_DIGITS = 16;
  private static final int FINGERPRINT_DIGITS = 40;

  private final byte[] tail;
  private final boolean exact;

  private KeyName(byte[] tail, boolean exact) {
    this.tail = tail;
    this.exact = exact;
  }

  /**
   * Reads a name as gpg does, as far as SOPS can use it.
   *
   * @param text 16 or 40 hexadecimal digits, perhaps with {@code 0x} before and {@code !} after
   *     them
   * @return the name, or null if only gpg may know what is meant
   */
  public static @Nullable KeyName parse(String text) {
    boolean exact = text.endsWith("!");
    String digits = exact ? text.substring(0, text.length() - 1) : text;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      digits = digits.substring(2);
    }
    if (digits.length() != ID_DIGITS && digits.length() != FINGERPRINT_DIGITS) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return null;
      }
    }
    return new KeyName(HexFormat.of().parseHex(digits), exact);
  }

  /**
   * Makes the name of a key that a message names.
   *
   * @param keyId its id
   * @return the name
   */
  public static KeyName ofId(long keyId) {
    return new KeyName(ByteBuffer.allocate(Long.BYTES).putLong(keyId).array(), true);
  }

  /**
   * Tells whether exactly this key is meant, and not the one of its family that fits best.
   *
   * @return true for {@code !}
   */
  public boolean isExact() {
    return exact;
  }

  /**
   * Tells whether a key has this name.
   *
   * @param fingerprint its 20 bytes
   * @return true if it ends with the bytes of the name
   */
  public boolean matches(byte[] fingerprint) {
    int start = fingerprint.length - tail.length;
    return start >= 0
        && Arrays.equals(fingerprint, start, fingerprint.length, tail, 0, tail.length);
  }
}
