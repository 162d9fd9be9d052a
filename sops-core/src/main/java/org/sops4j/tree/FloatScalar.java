package org.sops4j.tree;

/**
 * An IEEE 754 double. Equality is that of {@link Double#equals}.
 *
 * @param value the number
 */
public record FloatScalar(double value) implements Scalar {
  @Override
  public NodeKind kind() {
    return NodeKind.FLOAT;
  }

  @Override
  public String toString() {
    return "FloatScalar[redacted]";
  }
}
