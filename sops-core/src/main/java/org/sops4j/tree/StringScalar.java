package org.sops4j.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text that keeps every byte of the file, valid UTF-8 or not (format.md section 1.1). It may have
 * been made of characters or of bytes, and turns into the other when asked.
 */
public final class StringScalar implements Scalar {
  /** The empty string; never encrypted. */
  public static final StringScalar EMPTY = new StringScalar("", new byte[0]);

  private @Nullable String text;
  private byte @Nullable [] utf8;

  private StringScalar(@Nullable String text, byte @Nullable [] utf8) {
    this.text = text;
    this.utf8 = utf8;
  }

  /**
   * Makes a scalar of text.
   *
   * @param text characters; lone surrogates as {@link Utf8} explains
   * @return the scalar
   */
  public static StringScalar of(String text) {
    return text.isEmpty() ? EMPTY : new StringScalar(text, null);
  }

  /**
   * Makes a scalar of bytes without copying them; the caller must not change them afterwards.
   *
   * @param utf8 bytes, usually UTF-8
   * @return the scalar
   */
  public static StringScalar ofUtf8(byte[] utf8) {
    return utf8.length == 0 ? EMPTY : new StringScalar(null, utf8);
  }

  /**
   * Returns the text; bytes that are not UTF-8 as {@link Utf8} explains.
   *
   * @return the text
   */
  public String text() {
    String known = text;
    if (known == null) {
      known = Utf8.decode(utf8());
      text = known; // idempotent, so a race is harmless
    }
    return known;
  }

  /**
   * Returns the bytes, not a copy: they must not be changed.
   *
   * @return the bytes of the text
   */
  public byte[] utf8() {
    byte[] known = utf8;
    if (known == null) {
      known = Utf8.encode(text == null ? "" : text);
      // Not kept: trees are usually printed once, and the copy would double their size.
    }
    return known;
  }

  /**
   * Tells whether it was made of bytes, so that asking for them costs nothing.
   *
   * @return false if the bytes would be made of the text
   */
  public boolean isOfBytes() {
    return utf8 != null;
  }

  /**
   * Tells whether there is nothing in it.
   *
   * @return true for the empty string
   */
  public boolean isEmpty() {
    return text != null ? text.isEmpty() : utf8().length == 0;
  }

  /**
   * Tells whether the text begins with another, without making characters of its bytes.
   *
   * @param prefix letters of ASCII
   * @return whether it does
   */
  public boolean startsWith(String prefix) {
    String known = text;
    return known != null ? known.startsWith(prefix) : isAt(0, prefix);
  }

  /**
   * Tells whether the text ends with another, without making characters of its bytes.
   *
   * @param suffix letters of ASCII
   * @return whether it does
   */
  public boolean endsWith(String suffix) {
    String known = text;
    return known != null ? known.endsWith(suffix) : isAt(utf8().length - suffix.length(), suffix);
  }

  private boolean isAt(int offset, String ascii) {
    byte[] bytes = utf8();
    if (offset < 0 || bytes.length - offset < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public NodeKind kind() {
    return NodeKind.STRING;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof StringScalar that)) {
      return false;
    }
    if (text != null && that.text != null) {
      return text.equals(that.text);
    }
    return Arrays.equals(utf8(), that.utf8());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "StringScalar[redacted]";
  }
}
