package org.sops4j.tree;

/**
 * An integer from 2^63 to 2^64 - 1, which YAML can read and nothing can encrypt.
 *
 * @param bits the 64 bits, to be read as unsigned
 */
public record UnsignedScalar(long bits) implements Scalar {
  @Override
  public NodeKind kind() {
    return NodeKind.UNSIGNED;
  }

  @Override
  public String toString() {
    return "UnsignedScalar[redacted]";
  }
}
