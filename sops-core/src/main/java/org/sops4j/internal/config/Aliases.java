package org.sops4j.internal.config;

import java.util.HashSet;
import java.util.Set;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlNode;

/**
 * Follows aliases, and stops where one leads to itself or where a few of them stand for too much: a
 * hundred bytes of nested aliases can mean billions of values.
 */
final class Aliases {
  private static final int MANY = 100;
  private static final int FEW_VALUES = 400_000;
  private static final int MANY_VALUES = 4_000_000;

  private final Set<YamlNode> active = new HashSet<>();
  private long visited;
  private long visitedInside;

  /** Returns what a node stands for; {@link #leave} must follow. */
  YamlNode enter(YamlNode node) {
    visited++;
    if (!active.isEmpty()) {
      visitedInside++;
      if (visitedInside > MANY && visited > 10L * MANY && visitedInside > visited * allowed()) {
        throw fatal("document contains excessive aliasing", node);
      }
    }
    if (node.kind() != YamlNode.Kind.ALIAS) {
      return node;
    }
    if (!active.add(node)) {
      throw fatal("anchor '" + node.value() + "' value contains itself", node);
    }
    return node.resolved();
  }

  /** Ends the visit of a node. */
  void leave(YamlNode node) {
    if (node.kind() == YamlNode.Kind.ALIAS) {
      active.remove(node);
    }
  }

  /** Returns which share of the values may come from aliases: less if there are many. */
  private double allowed() {
    double excess = (double) (visited - FEW_VALUES) / (MANY_VALUES - FEW_VALUES);
    return 0.99 - 0.89 * Math.max(0, Math.min(1, excess));
  }

  /** Makes the error that ends the reading at a node. */
  static MalformedDocumentException fatal(String text, YamlNode node) {
    return new MalformedDocumentException("yaml: " + text, node.line(), node.column());
  }
}
