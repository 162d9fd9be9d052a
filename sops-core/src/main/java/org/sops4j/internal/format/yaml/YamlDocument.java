package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;

/** One document of a YAML stream. Mutable while it is being composed, not afterwards. */
public final class YamlDocument {
  String headComment = "";
  String footComment = "";
  @Nullable YamlNode root;

  YamlDocument() {}

  /**
   * Returns the content.
   *
   * @return the root; an empty plain scalar for a document without content
   */
  public YamlNode root() {
    return root == null ? new YamlNode(YamlNode.Kind.SCALAR, 1, 1) : root;
  }
}
