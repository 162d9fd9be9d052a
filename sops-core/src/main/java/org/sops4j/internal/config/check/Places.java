package org.sops4j.internal.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.internal.format.yaml.YamlNode.Kind;

/** Finds again where in the file something stands that was bound. */
final class Places {
  private static final int DEEPEST_MERGE = 100;

  private Places() {}

  /** The value of a field, also of one that is merged in; null if there is none. */
  static @Nullable YamlNode field(@Nullable YamlNode mapping, String name) {
    return field(mapping, name, 0);
  }

  private static @Nullable YamlNode field(@Nullable YamlNode mapping, String name, int depth) {
    if (mapping == null || mapping.resolved().kind() != Kind.MAPPING || depth > DEEPEST_MERGE) {
      return null;
    }
    List<YamlNode> children = mapping.resolved().children();
    YamlNode merged = null;
    for (int i = 0; i + 1 < children.size(); i += 2) {
      String key = children.get(i).resolved().value();
      if (key.equals(name)) {
        return children.get(i + 1);
      }
      if (key.equals("<<")) {
        merged = children.get(i + 1);
      }
    }
    return merged == null ? null : merged(merged, name, depth + 1);
  }

  private static @Nullable YamlNode merged(YamlNode source, String name, int depth) {
    if (source.kind() != Kind.SEQUENCE) {
      return field(source, name, depth);
    }
    for (YamlNode one : source.children()) {
      YamlNode found = field(one, name, depth);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The field, or else what it would stand in. */
  static @Nullable YamlNode at(@Nullable YamlNode mapping, String name) {
    YamlNode found = field(mapping, name);
    return found == null ? mapping : found;
  }

  /** The elements of a sequence but for nulls, which count for nothing. */
  static List<YamlNode> elements(@Nullable YamlNode sequence) {
    List<YamlNode> elements = new ArrayList<>();
    if (sequence != null && sequence.resolved().kind() == Kind.SEQUENCE) {
      for (YamlNode child : sequence.resolved().children()) {
        if (!child.resolved().shortTag().equals("!!null")) {
          elements.add(child);
        }
      }
    }
    return elements;
  }

  /** An element of a sequence, or the sequence if there are not so many. */
  static @Nullable YamlNode element(@Nullable YamlNode sequence, int index) {
    List<YamlNode> elements = elements(sequence);
    return index < elements.size() ? elements.get(index) : sequence;
  }

  /** The scalar in a value, or in its elements, that holds a text; or else the value. */
  static @Nullable YamlNode holding(@Nullable YamlNode value, String text) {
    for (YamlNode element : elements(value)) {
      if (element.resolved().value().contains(text)) {
        return element;
      }
    }
    return value;
  }

  /** Whether a node, or one below it, can be referred to from elsewhere. */
  static boolean hasAnchor(YamlNode node) {
    if (node.isAnchored()) {
      return true;
    }
    for (YamlNode child : node.children()) {
      if (hasAnchor(child)) {
        return true;
      }
    }
    return false;
  }
}
