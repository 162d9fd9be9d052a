package org.sops4j.tree;

/** The null value; never encrypted and outside the MAC. */
public enum NullScalar implements Scalar {
  /** The only instance. */
  NULL;

  @Override
  public NodeKind kind() {
    return NodeKind.NULL;
  }
}
