package org.sops4j.internal.text;

import org.sops4j.tree.Node;

/** Names of the types of nodes as they stand in the reference's messages. */
public final class GoTypes {
  private GoTypes() {}

  /**
   * Names the type of a node.
   *
   * @param node the node
   * @return such as {@code []interface {}}
   */
  public static String of(Node node) {
    switch (node.kind()) {
      case BRANCH:
        return "sops.TreeBranch";
      case SEQUENCE:
        return "[]interface {}";
      case STRING:
        return "string";
      case INT:
        return "int";
      case UNSIGNED:
        return "uint64";
      case FLOAT:
        return "float64";
      case BOOL:
        return "bool";
      case TIME:
        return "time.Time";
      case BYTES:
        return "[]uint8";
      case COMMENT:
        return "sops.Comment";
      default:
        return "<nil>";
    }
  }
}
