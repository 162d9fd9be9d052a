package org.sops4j.internal.text;

import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/** Values in the words of the reference's messages: Go's type names and {@code %s}. */
public final class GoValue {
  private GoValue() {}

  /**
   * Returns the name of the type.
   *
   * @param node any node
   * @return such as {@code float64}
   */
  public static String type(Node node) {
    return switch (node.kind()) {
      case BRANCH -> "sops.TreeBranch";
      case SEQUENCE -> "[]interface {}";
      case NULL -> "<nil>";
      case STRING -> "string";
      case INT -> "int";
      case UNSIGNED -> "uint64";
      case FLOAT -> "float64";
      case BOOL -> "bool";
      case TIME -> "time.Time";
      case BYTES -> "[]uint8";
      case COMMENT -> "sops.Comment";
    };
  }

  /**
   * Prints a scalar as Go's {@code %s} does, which is made for strings and times only.
   *
   * @param node a scalar
   * @return such as {@code %!s(int=1)}
   */
  public static String formatAsString(Node node) {
    return switch (node.kind()) {
      case STRING -> ((StringScalar) node).text();
      case TIME -> TimeText.verbose((TimeScalar) node);
      case NULL -> "%!s(<nil>)";
      default -> "%!s(" + type(node) + "=" + plain(node) + ")";
    };
  }

  private static String plain(Node node) {
    if (node instanceof IntScalar scalar) {
      return Long.toString(scalar.value());
    } else if (node instanceof UnsignedScalar scalar) {
      return Long.toUnsignedString(scalar.bits());
    } else if (node instanceof FloatScalar scalar) {
      return FloatText.verbose(scalar.value());
    } else if (node instanceof BoolScalar scalar) {
      return Boolean.toString(scalar.value());
    }
    throw new IllegalArgumentException(node.kind() + " is no such scalar");
  }
}
