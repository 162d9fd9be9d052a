package org.sops4j.internal.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.ValueDecision.State;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.StringScalar;

/** Walks documents as encrypting does, and notes what is decided for each leaf. Changes nothing. */
public final class SelectionTrace implements LeafVisitor {
  private final Selection selection;
  private final TreeWalk walk;
  private final BiConsumer<ValueDecision, Node> listener;
  private int document;

  private SelectionTrace(EncryptionScope scope, BiConsumer<ValueDecision, Node> listener) {
    this.listener = listener;
    selection = new Selection(scope);
    walk = new TreeWalk(scope, this, ErrorCode.VALUE_NOT_ENCRYPTED);
  }

  /**
   * Decides for all leaves.
   *
   * @param documents branches, in clear or encrypted
   * @param scope the rule
   * @return a decision for each leaf in the order of the walk, nulls included
   * @throws org.sops4j.error.ValueException if a key is no text
   */
  public static List<ValueDecision> of(List<Branch> documents, EncryptionScope scope) {
    List<ValueDecision> decisions = new ArrayList<>();
    forEach(documents, scope, (decision, leaf) -> decisions.add(decision));
    return decisions;
  }

  /**
   * Decides for all leaves, and shows what stands there.
   *
   * @param documents branches, in clear or encrypted
   * @param scope the rule
   * @param listener takes each leaf in the order of the walk, nulls included
   * @throws org.sops4j.error.ValueException if a key is no text
   */
  public static void forEach(
      List<Branch> documents, EncryptionScope scope, BiConsumer<ValueDecision, Node> listener) {
    SelectionTrace trace = new SelectionTrace(scope, listener);
    for (Branch branch : documents) {
      trace.walk.walk(List.of(branch));
      trace.document++;
    }
  }

  @Override
  public Node visit(Node leaf, LeafPlace place) {
    boolean isComment = place.inList() ? isCommentElement(leaf) : leaf instanceof Comment;
    note(leaf, isComment, place.selected(), state(leaf));
    return leaf;
  }

  @Override
  public void passNull() {
    note(NullScalar.NULL, false, false, State.EMPTY);
  }

  private void note(Node leaf, boolean isComment, boolean selected, State state) {
    KeyPath path = walk.here();
    listener.accept(
        new ValueDecision(document, path, isComment, selected, state, decidingKey(path)), leaf);
  }

  private @Nullable KeyPath decidingKey(KeyPath path) {
    List<Object> components = path.components();
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i) instanceof String key && selection.matchesKey(key)) {
        return new KeyPath(components.subList(0, i + 1));
      }
    }
    return null;
  }

  private static State state(Node leaf) {
    StringScalar text = null;
    if (leaf instanceof Comment comment) {
      text = StringScalar.of(comment.text());
    } else if (leaf instanceof StringScalar string) {
      text = string;
    }
    if (text == null) {
      return State.CLEAR;
    }
    if (text.isEmpty()) {
      return State.EMPTY;
    }
    return TreeDecryptor.looksEncrypted(text) ? State.ENCRYPTED : State.CLEAR;
  }

  @Override
  public boolean isCommentElement(Node element) {
    return TreeDecryptor.isComment(element);
  }
}
