package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What may stand before the content of a node.
 *
 * @param anchor a name, or null
 * @param tag a tag in short form; {@code !} alone has no meaning; null if there is none
 * @param line the line of the first property, counted from 1
 * @param column its column in characters, counted from 1
 */
record Properties(@Nullable String anchor, @Nullable String tag, int line, int column) {
  /** Adds properties from further lines; null if something is there twice. */
  static @Nullable Properties join(@Nullable Properties first, Properties more) {
    if (first == null) {
      return more;
    }
    if ((first.anchor != null && more.anchor != null) || (first.tag != null && more.tag != null)) {
      return null;
    }
    return new Properties(
        first.anchor == null ? more.anchor : first.anchor,
        first.tag == null ? more.tag : first.tag,
        first.line,
        first.column);
  }

  void applyTo(YamlNode node) {
    node.line = line;
    node.column = column;
    if (anchor != null) {
      node.anchor = anchor;
    }
    if (tag != null && !tag.equals("!")) {
      node.tag = tag;
    }
  }
}
