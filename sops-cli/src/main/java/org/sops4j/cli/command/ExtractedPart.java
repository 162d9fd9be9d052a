package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.tree.Branch;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Looks at a part that could not be written: the wording depends on what it is. */
final class ExtractedPart {
  private ExtractedPart() {}

  /** Whether the path leads to a mapping, which is written as a document. */
  static boolean isBranch(DecryptedDocument document, KeyPath path) {
    Node node = document.branches().isEmpty() ? null : document.branches().get(0);
    for (Object component : path.components()) {
      node = child(node, component);
    }
    return node instanceof Branch;
  }

  private static @Nullable Node child(@Nullable Node node, Object component) {
    if (node instanceof Branch branch && component instanceof String key) {
      for (var item : branch.items()) {
        if (item.key() instanceof StringScalar text && text.text().equals(key)) {
          return item.value();
        }
      }
    }
    if (node instanceof Sequence sequence && component instanceof Integer index) {
      return index >= 0 && index < sequence.elements().size()
          ? sequence.elements().get(index)
          : null;
    }
    return null;
  }
}
