package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.tree.Utf8;

/** Mistakes in a configuration file in the reference's words, with the place of the first one. */
final class BindingErrors {
  private static final int LONGEST = 10;
  private static final int SHORTENED = 7;

  private final StringBuilder lines = new StringBuilder();
  private final List<StrictReader.Mistake> mistakes = new ArrayList<>(0);
  private @Nullable YamlNode first;

  /** Notes that a node is not of the type that is wanted. */
  void wrongType(YamlNode node, String wanted) {
    String tag = node.shortTag();
    boolean collection = tag.equals("!!seq") || tag.equals("!!map");
    String text = collection ? node.value() : " `" + shorten(node.value()) + "`";
    add(node, "cannot unmarshal " + tag + text + " into " + wanted);
  }

  /** Notes a mistake at a node. */
  void add(YamlNode node, String text) {
    if (first == null) {
      first = node;
    }
    mistakes.add(new StrictReader.Mistake(node.line(), node.column(), text));
    lines.append("\n  line ").append(node.line()).append(": ").append(text);
  }

  /** Tells how much has been noted, to see whether something was added. */
  int size() {
    return lines.length();
  }

  /** Returns where the first mistake is, or null if there is none. */
  @Nullable YamlNode first() {
    return first;
  }

  /** Returns all mistakes with their places. */
  List<StrictReader.Mistake> all() {
    return mistakes;
  }

  /** Returns the text of all mistakes. */
  String text() {
    return "yaml: unmarshal errors:" + lines;
  }

  private static String shorten(String text) {
    if (text.length() <= LONGEST / 3) {
      return text;
    }
    byte[] utf8 = Utf8.encode(text); // the reference counts bytes, and may cut a character
    return utf8.length <= LONGEST ? text : Utf8.decode(utf8, 0, SHORTENED) + "...";
  }
}
