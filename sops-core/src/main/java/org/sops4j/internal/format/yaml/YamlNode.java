package org.sops4j.internal.format.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Utf8;

/**
 * A node of a YAML document before its scalars are resolved: what the trees of documents and the
 * configuration file are made from. Mutable while it is being composed, not afterwards.
 */
public final class YamlNode {
  /** What a node is. */
  public enum Kind {
    /** Text. */
    SCALAR,
    /** Pairs of keys and values. */
    MAPPING,
    /** A list. */
    SEQUENCE,
    /** A reference to an anchored node. */
    ALIAS
  }

  /** How a scalar was written. */
  public enum Style {
    /** Without quotes. */
    PLAIN,
    /** In single quotes. */
    SINGLE_QUOTED,
    /** In double quotes. */
    DOUBLE_QUOTED,
    /** After a vertical bar. */
    LITERAL,
    /** After a greater-than sign. */
    FOLDED
  }

  final Kind kind;
  int line;
  int column;

  /** The explicit tag in short form such as {@code !!str} or {@code !env}; empty if none. */
  String tag = "";

  /** The text of a scalar; the anchor's name of an alias; null while there are only bytes. */
  private @Nullable String value = "";

  /** The bytes of a long plain string, which usually nobody needs as text; or else null. */
  byte @Nullable [] utf8;

  Style style = Style.PLAIN;
  @Nullable String anchor;
  @Nullable YamlNode target;

  /** Elements of a sequence; keys and values in turn of a mapping. */
  List<YamlNode> children = List.of();

  /** Comment lines with their markers, joined by line feeds; empty if there are none. */
  String headComment = "";

  String lineComment = "";
  String footComment = "";

  YamlNode(Kind kind, int line, int column) {
    this.kind = kind;
    this.line = line;
    this.column = column;
    if (kind == Kind.MAPPING || kind == Kind.SEQUENCE) {
      children = new ArrayList<>(4);
    }
  }

  /**
   * Returns what this node is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns how a scalar was written.
   *
   * @return the style; {@code PLAIN} for other nodes
   */
  public Style style() {
    return style;
  }

  /**
   * Returns the line where the node starts, its properties included.
   *
   * @return the line, counted from 1
   */
  public int line() {
    return line;
  }

  /**
   * Returns the column where the node starts, its properties included.
   *
   * @return the column in characters, counted from 1
   */
  public int column() {
    return column;
  }

  /**
   * Returns the explicit tag.
   *
   * @return the short form such as {@code !!str} or {@code !env}; empty if there is none
   */
  public String tag() {
    return tag;
  }

  /**
   * Returns the text of a scalar or the name in an alias.
   *
   * @return the text; empty for a collection
   */
  public String value() {
    if (value == null) {
      value = Utf8.decode(Objects.requireNonNull(utf8));
    }
    return value;
  }

  void setValue(String text) {
    value = text;
  }

  void setLongString(byte[] bytes) {
    value = null;
    utf8 = bytes;
  }

  /**
   * Returns the elements of a sequence, or the keys and values of a mapping in turn.
   *
   * @return the children; empty for a scalar or an alias
   */
  public List<YamlNode> children() {
    return children;
  }

  /**
   * Follows an alias.
   *
   * @return the node that an alias stands for; any other node itself
   */
  public YamlNode resolved() {
    return target == null ? this : target;
  }

  /**
   * Returns the tag that the node has or that its text implies.
   *
   * @return the short form such as {@code !!int} or {@code !!map}
   */
  public String shortTag() {
    return ScalarTags.shortTag(this);
  }

  @Override
  public String toString() {
    return "YamlNode[" + kind + " at line " + line + "]";
  }
}
