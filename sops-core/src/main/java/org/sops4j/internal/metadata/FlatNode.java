package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.Utf8;

/** A mapping, a list or a value while metadata is being put together. */
final class FlatNode {
  private final boolean map;
  private final Map<String, FlatNode> entries = new TreeMap<>(FlatNode::compareBytes);
  private final Map<Long, FlatNode> elements = new TreeMap<>();
  private @Nullable Node leaf;

  FlatNode(boolean map) {
    this.map = map;
  }

  /** Puts a value at the end of a path, whose first part is a key of this mapping. */
  void put(List<Object> path, String name, Node value) {
    FlatNode node = this;
    for (int i = 0; i < path.size(); i++) {
      boolean nextIsMap = i + 1 == path.size() || path.get(i + 1) instanceof String;
      node = node.child(path.get(i), nextIsMap);
      if (i + 1 < path.size()) {
        node.mustContain(nextIsMap);
      }
    }
    node.set(name, value);
  }

  private FlatNode child(Object token, boolean isMap) {
    return token instanceof String key
        ? entries.computeIfAbsent(key, k -> new FlatNode(isMap))
        : elements.computeIfAbsent((Long) token, k -> new FlatNode(isMap));
  }

  private void mustContain(boolean isMap) {
    if (leaf != null || map != isMap) {
      throw failure(": Type mismatch");
    }
  }

  private void set(String name, Node value) {
    if (leaf != null) {
      throw failure(" " + GoQuote.quote(name) + ": Duplicate value");
    }
    if (!entries.isEmpty() || !elements.isEmpty()) {
      throw failure(": Type mismatch");
    }
    leaf = value;
  }

  private Node toNode() {
    if (leaf != null) {
      return leaf;
    }
    return map ? toBranch() : toSequence();
  }

  Branch toBranch() {
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, FlatNode> entry : entries.entrySet()) {
      items.add(Item.of(entry.getKey(), entry.getValue().toNode()));
    }
    return new Branch(items);
  }

  private Sequence toSequence() {
    List<Node> nodes = new ArrayList<>();
    for (Map.Entry<Long, FlatNode> entry : elements.entrySet()) {
      if (entry.getKey() != nodes.size()) {
        throw failure(": Incomplete list");
      }
      nodes.add(entry.getValue().toNode());
    }
    return new Sequence(nodes);
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(Utf8.encode(one), Utf8.encode(other));
  }

  private static SopsException failure(String what) {
    return new SopsException(ErrorCode.INVALID_METADATA, "Error while unflattening" + what);
  }
}
