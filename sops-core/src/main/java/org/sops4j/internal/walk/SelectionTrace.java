package org.sops4j.internal.walk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.cipher.SealedForm;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.ValueDecision.State;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/** Finds out which key of a path makes the selection decide as it does. */
public final class SelectionTrace {
  private final Selection selection;

  private SelectionTrace(EncryptionScope scope) {
    this.selection = new Selection(scope);
  }

  /**
   * Decides for all leaves.
   *
   * @param documents branches, in clear or encrypted
   * @param scope the rule
   * @return a decision for each leaf but nulls, in the order of the file
   * @throws org.sops4j.error.ValueException if a key is no text
   */
  public static List<ValueDecision> of(List<Branch> documents, EncryptionScope scope) {
    SelectionTrace trace = new SelectionTrace(scope);
    List<ValueDecision> decisions = new ArrayList<>();
    for (LeafSurvey.Sight sight : LeafSurvey.of(documents, scope)) {
      decisions.add(trace.decision(sight));
    }
    return decisions;
  }

  private ValueDecision decision(LeafSurvey.Sight sight) {
    return new ValueDecision(
        sight.document(),
        sight.path(),
        sight.isComment(),
        sight.selected(),
        state(sight.node()),
        decidingKey(sight.path()));
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
    String text = null;
    if (leaf instanceof Comment comment) {
      text = comment.text();
    } else if (leaf instanceof StringScalar string) {
      text = string.text();
    }
    if (text == null) {
      return State.CLEAR;
    }
    if (text.isEmpty()) {
      return State.EMPTY;
    }
    return SealedForm.isMeant(text) ? State.ENCRYPTED : State.CLEAR;
  }
}
