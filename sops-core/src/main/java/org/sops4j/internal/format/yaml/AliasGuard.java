package org.sops4j.internal.format.yaml;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.sops4j.error.MalformedDocumentException;

/**
 * Refuses documents whose aliases would make them endless or huge, by the reference's measure: the
 * share of nodes that come from aliases, which may be 99 percent of 400,000 nodes and less of more.
 */
final class AliasGuard {
  private static final double SMALL = 400_000;
  private static final double LARGE = 4_000_000;

  private final Set<YamlNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private long nodes;
  private long aliased;

  /** Counts a node that has been met. */
  void count() {
    nodes++;
    if (!open.isEmpty() && ++aliased > 100 && nodes > 1000 && aliased > nodes * allowedShare()) {
      throw new MalformedDocumentException("yaml: document contains excessive aliasing");
    }
  }

  private double allowedShare() {
    if (nodes <= SMALL) {
      return 0.99;
    }
    return nodes >= LARGE ? 0.10 : 0.99 - 0.89 * (nodes - SMALL) / (LARGE - SMALL);
  }

  void enter(YamlNode alias) {
    if (!open.add(alias)) {
      throw new MalformedDocumentException(
          "yaml: anchor '" + alias.value() + "' value contains itself", alias.line, alias.column);
    }
  }

  void leave(YamlNode alias) {
    open.remove(alias);
  }

  /** Checks everything below a node. */
  static void check(YamlNode root) {
    if (hasAlias(root)) {
      new AliasGuard().walk(root);
    }
  }

  private void walk(YamlNode node) {
    count();
    if (node.target != null) {
      enter(node);
      walk(node.target);
      leave(node);
    }
    for (YamlNode child : node.children) {
      walk(child);
    }
  }

  private static boolean hasAlias(YamlNode root) {
    ArrayDeque<YamlNode> rest = new ArrayDeque<>();
    rest.add(root);
    YamlNode node;
    while ((node = rest.poll()) != null) {
      for (YamlNode child : node.children) {
        if (child.target != null) {
          return true;
        }
        if (!child.children.isEmpty()) {
          rest.push(child);
        }
      }
    }
    return false;
  }
}
