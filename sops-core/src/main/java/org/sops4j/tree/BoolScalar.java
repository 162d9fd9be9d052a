package org.sops4j.tree;

/**
 * A truth value.
 *
 * @param value true or false
 */
public record BoolScalar(boolean value) implements Scalar {
  @Override
  public NodeKind kind() {
    return NodeKind.BOOL;
  }

  @Override
  public String toString() {
    return "BoolScalar[redacted]";
  }
}
