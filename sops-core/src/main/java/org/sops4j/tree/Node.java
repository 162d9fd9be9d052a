package org.sops4j.tree;

/**
 * One node of a document. Nodes are immutable; {@code toString} of those that may hold a secret
 * never shows it.
 */
public sealed interface Node permits Branch, Sequence, Scalar, Comment {
  /**
   * Returns what this node is.
   *
   * @return the kind
   */
  NodeKind kind();
}
