package org.sops4j.tree;

/**
 * A signed 64-bit integer.
 *
 * @param value the number
 */
public record IntScalar(long value) implements Scalar {
  @Override
  public NodeKind kind() {
    return NodeKind.INT;
  }

  @Override
  public String toString() {
    return "IntScalar[redacted]";
  }
}
