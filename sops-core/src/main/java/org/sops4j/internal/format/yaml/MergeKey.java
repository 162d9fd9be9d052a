package org.sops4j.internal.format.yaml;

import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;

/** The key that merges mappings; to a tree it is a key like any other. */
final class MergeKey {
  static final String TEXT = "<<";
  static final String TAG = "!!merge ";

  private MergeKey() {}

  /** Tells whether a value may be merged: any other makes the file unreadable. */
  static boolean isMerge(Node value) {
    if (!(value instanceof Sequence sequence)) {
      return value instanceof Branch;
    }
    for (Node element : sequence) {
      if (!(element instanceof Branch || element instanceof Comment)) {
        return false;
      }
    }
    return true;
  }
}
