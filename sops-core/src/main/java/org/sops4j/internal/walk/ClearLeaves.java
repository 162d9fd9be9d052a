package org.sops4j.internal.walk;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.error.ErrorCode;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Node;

/** Finds what an encrypted file shows in clear. */
public final class ClearLeaves implements LeafVisitor {
  private final Set<Leaf> leaves = new LinkedHashSet<>();

  private ClearLeaves() {}

  /**
   * A value that is not encrypted, and where it stands.
   *
   * @param path the keys down to it, each followed by a colon; positions in lists are no part of it
   * @param type the name of its type
   * @param value its bytes
   */
  public record Leaf(String path, String type, ByteBuffer value) {
    @Override
    public String toString() {
      return "Leaf[" + path + "]";
    }
  }

  /**
   * Finds them.
   *
   * @param documents the branches in clear
   * @param scope which values are encrypted
   * @return the others
   */
  public static Set<Leaf> of(List<Branch> documents, MacScope scope) {
    ClearLeaves visitor = new ClearLeaves();
    new TreeWalk(scope.scope(), visitor, ErrorCode.VALUE_NOT_DECRYPTED).walk(documents);
    return visitor.leaves;
  }

  @Override
  public Node visit(Node leaf, LeafPlace place) throws MalformedValueException {
    if (!place.selected()) {
      byte[] value = ValueText.bytes(leaf);
      if (value.length > 0) { // what is empty is never encrypted
        leaves.add(new Leaf(place.aad(), ValueText.type(leaf), ByteBuffer.wrap(value)));
      }
    }
    return leaf;
  }

  @Override
  public boolean isCommentElement(Node element) {
    return element instanceof Comment;
  }
}
