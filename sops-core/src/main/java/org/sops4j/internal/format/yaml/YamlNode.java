package org.sops4j.internal.format.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML document before its scalars are resolved: what the trees of documents and the
 * configuration file are made from. Mutable while it is being composed, not afterwards.
 */
final class YamlNode {
  /** What a node is. */
  enum Kind {
    SCALAR,
    MAPPING,
    SEQUENCE,
    ALIAS
  }

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  final Kind kind;

  /** Line of the first character, counted from 1. */
  final int line;

  /** Column of the first character, counted from 1 in characters. */
  final int column;

  /**
   * The explicit tag in short form such as {@code !!str} or {@code !env}; empty if there is none.
   */
  String tag = "";

  /** The text of a scalar; the anchor's name of an alias. */
  String value = "";

  Style style = Style.PLAIN;
  @Nullable String anchor;

  /** What an alias stands for. */
  @Nullable YamlNode target;

  /** Elements of a sequence; keys and values in turn of a mapping. */
  List<YamlNode> children = new ArrayList<>(0);

  /** Comment lines with their markers, joined by line feeds; empty if there are none. */
  String headComment = "";

  String lineComment = "";
  String footComment = "";

  YamlNode(Kind kind, int line, int column) {
    this.kind = kind;
    this.line = line;
    this.column = column;
  }
}
