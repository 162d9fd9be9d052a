package org.sops4j.tree;

import java.util.Arrays;

/**
 * Bytes that came from an encrypted value of type {@code bytes}; no current program writes them.
 */
public final class BytesScalar implements Scalar {
  private final byte[] value;

  private BytesScalar(byte[] value) {
    this.value = value;
  }

  /**
   * Makes a scalar of a copy of some bytes.
   *
   * @param value the bytes
   * @return the scalar
   */
  public static BytesScalar of(byte[] value) {
    return new BytesScalar(value.clone());
  }

  /**
   * Returns a copy of the bytes.
   *
   * @return the bytes
   */
  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public NodeKind kind() {
    return NodeKind.BYTES;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytesScalar that && Arrays.equals(that.value, value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "BytesScalar[redacted]";
  }
}
