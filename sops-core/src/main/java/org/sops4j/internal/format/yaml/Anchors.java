package org.sops4j.internal.format.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;

/**
 * The anchored nodes of a file; the last node of a name counts. As in the reference, a document may
 * refer to nodes of those before it.
 */
final class Anchors {
  private final Map<String, YamlNode> nodes = new HashMap<>();

  /** Gives properties to a node and makes it known by its anchor, unless it is already. */
  void define(YamlNode node, @Nullable Properties properties) {
    if (properties != null) {
      String name = properties.anchor();
      if (name != null && !name.equals(node.anchor)) {
        nodes.put(name, node);
      }
      properties.applyTo(node);
    }
  }

  /** Finds the node that an alias stands for. */
  void resolve(YamlNode alias) {
    YamlNode target = nodes.get(alias.value());
    if (target == null) {
      throw new MalformedDocumentException(
              "yaml: unknown anchor '" + alias.value() + "' referenced", alias.line, alias.column)
          .summarized("yaml: unknown anchor referenced");
    }
    alias.target = target;
  }
}
