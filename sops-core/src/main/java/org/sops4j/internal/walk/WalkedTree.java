package org.sops4j.internal.walk;

import java.util.List;
import java.util.Set;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;

/**
 * What a walk gives.
 *
 * @param documents the branches as they became
 * @param mac the MAC over the clear values, 128 hexadecimal digits
 * @param lifted decrypted comments that stood behind a value and now have a line of their own, by
 *     identity
 */
public record WalkedTree(List<Branch> documents, String mac, Set<Comment> lifted) {
  @Override
  public String toString() {
    return "WalkedTree[" + documents.size() + " trees]";
  }
}
