package org.sops4j.key;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * The 32 bytes that encrypt every value of a file, or a 33-byte share of them. Bytes are copied in
 * and out, compared in constant time, and never printed.
 */
public final class DataKey implements Destroyable {
  /** The length of a whole key in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;
  private boolean destroyed;

  private DataKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a key of a copy of bytes.
   *
   * @param bytes a whole key or a share
   * @return the key
   */
  public static DataKey copyOf(byte[] bytes) {
    return new DataKey(bytes.clone());
  }

  /**
   * Returns a copy of the bytes, which the caller should overwrite after use.
   *
   * @return the bytes
   * @throws IllegalStateException if the key has been destroyed
   */
  public byte[] copyOfBytes() {
    if (destroyed) {
      throw new IllegalStateException("the data key has been destroyed");
    }
    return bytes.clone();
  }

  /**
   * Returns how many bytes there are.
   *
   * @return {@value #LENGTH} for a whole key
   */
  public int length() {
    return bytes.length;
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
    destroyed = true;
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataKey that && MessageDigest.isEqual(that.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return bytes.length; // never derived from the secret
  }

  @Override
  public String toString() {
    return "DataKey[redacted]";
  }
}
