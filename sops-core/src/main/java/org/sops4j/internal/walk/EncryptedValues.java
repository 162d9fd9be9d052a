package org.sops4j.internal.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Looks for an encrypted value, no further than the first one, which is nearly always near. */
public final class EncryptedValues {
  private final Deque<Node> collections = new ArrayDeque<>();

  private EncryptedValues() {}

  /**
   * Looks for an encrypted value.
   *
   * @param documents the branches as they stand in a file
   * @return false if there is none, comments aside
   */
  public static boolean any(List<Branch> documents) {
    EncryptedValues search = new EncryptedValues();
    search.collections.addAll(documents);
    while (!search.collections.isEmpty()) {
      if (search.isIn(search.collections.remove())) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(Node collection) {
    if (collection instanceof Branch branch) {
      for (Item item : branch) {
        if (!item.isComment() && isOrKeep(item.value())) {
          return true;
        }
      }
    } else if (collection instanceof Sequence sequence) {
      for (Node element : sequence) {
        if (isOrKeep(element)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOrKeep(Node value) {
    if (value instanceof Branch || value instanceof Sequence) {
      collections.add(value);
    }
    return value instanceof StringScalar text
        && TreeDecryptor.looksEncrypted(text)
        && !TreeDecryptor.isComment(text);
  }
}
