package org.sops4j.internal.format.yaml;

import org.sops4j.internal.format.yaml.YamlNode.Kind;
import org.sops4j.internal.format.yaml.YamlNode.Style;

/** The tags of nodes, explicit or implied (format.md section 6.1.3). */
final class ScalarTags {
  static final String STRING = "!!str";
  static final String NULL = "!!null";
  static final String BOOL = "!!bool";
  static final String INT = "!!int";
  static final String FLOAT = "!!float";
  static final String TIMESTAMP = "!!timestamp";
  static final String BINARY = "!!binary";
  static final String MERGE = "!!merge";
  static final String MAP = "!!map";
  static final String SEQUENCE = "!!seq";

  private ScalarTags() {}

  static String shortTag(YamlNode node) {
    if (node.kind == Kind.ALIAS) {
      return shortTag(node.resolved());
    }
    if (!node.tag.isEmpty()) {
      return node.tag;
    }
    if (node.kind == Kind.SCALAR) {
      return node.style == Style.PLAIN ? ofPlain(node.value()) : STRING;
    }
    return node.kind == Kind.MAPPING ? MAP : SEQUENCE;
  }

  private static String ofPlain(String text) {
    return text.equals("<<") ? MERGE : tagOf(ScalarResolver.resolve(text));
  }

  static String tagOf(org.sops4j.tree.Scalar scalar) {
    switch (scalar.kind()) {
      case NULL:
        return NULL;
      case BOOL:
        return BOOL;
      case INT:
      case UNSIGNED:
        return INT;
      case FLOAT:
        return FLOAT;
      case TIME:
        return TIMESTAMP;
      default:
        return STRING;
    }
  }
}
