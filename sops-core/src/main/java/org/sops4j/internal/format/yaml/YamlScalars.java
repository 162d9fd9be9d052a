package org.sops4j.internal.format.yaml;

import org.sops4j.tree.Scalar;

/** What scalars mean, for readers of plain YAML such as that of the configuration file. */
public final class YamlScalars {
  private YamlScalars() {}

  /**
   * Resolves a scalar with its quotes and its tag.
   *
   * @param node a scalar
   * @return what it means; bytes of a {@code !!binary} as a string
   * @throws org.sops4j.error.MalformedDocumentException if the text does not suit the tag
   */
  public static Scalar resolve(YamlNode node) {
    return TaggedScalars.resolve(node);
  }

  /**
   * Shows a node as the reference does when it refuses it as a key.
   *
   * @param node any node
   * @return such as {@code []interface {}{"a"}}
   */
  public static String describe(YamlNode node) {
    return GoSyntax.describe(node);
  }
}
