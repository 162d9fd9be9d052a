package org.sops4j.check;

import java.util.List;
import org.sops4j.Inspection;
import org.sops4j.Inspection.Leaf;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.ValueDecision.State;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;

/** Looks at each value of an encrypted file. */
final class ValueCheck {
  private final Draft draft;
  private final Places places;
  private final EncryptionScope scope;

  ValueCheck(Draft draft, Places places, EncryptionScope scope) {
    this.draft = draft;
    this.places = places;
    this.scope = scope;
  }

  void run(Inspection inspection) {
    int values = 0;
    int covered = 0;
    for (Leaf leaf : inspection.leaves()) {
      if (leaf.decision().isValue()) {
        values++;
        covered += leaf.decision().selected() ? 1 : 0;
      }
      look(leaf);
    }
    if (values > 0 && covered == 0) {
      draft.add(
          FindingKind.COVERS_NOTHING,
          places.metadataLine(scope.rule().field()),
          "0 of "
              + values
              + " values encrypted: "
              + RuleComparison.text(scope)
              + " covers none of them",
          "Correct the selection, or keep the file in clear and out of the rules");
    }
    repeated(inspection.repeatedKeys());
  }

  private void look(Leaf leaf) {
    ValueDecision it = leaf.decision();
    if (!leaf.fault().isEmpty() && (it.selected() || !it.isComment())) {
      add(
          FindingKind.DAMAGED_VALUE,
          leaf,
          "is damaged: " + leaf.fault(),
          "Take the value from the history, or set it anew: sops set " + draft.file());
    } else if (it.state() == State.CLEAR && it.selected()) {
      clear(leaf);
    } else if (it.state() == State.ENCRYPTED && !it.selected() && !it.isComment()) {
      add(
          FindingKind.STRAY_CIPHERTEXT,
          leaf,
          "is encrypted, though "
              + RuleComparison.text(scope)
              + " leaves it in clear:"
              + " decrypting prints the ciphertext",
          "Take the value from the history, or set it anew: sops set " + draft.file());
    }
  }

  private void clear(Leaf leaf) {
    if (leaf.decision().isComment()) {
      add(
          FindingKind.PLAINTEXT_COMMENT,
          leaf,
          "is in clear, where comments are encrypted",
          "Remove the comment and add it with sops edit " + draft.file());
    } else {
      add(
          FindingKind.PLAINTEXT_VALUE,
          leaf,
          "is in clear, though " + RuleComparison.text(scope) + " says that it is encrypted",
          "Set it with sops set or sops edit, and change the secret if it was ever shared");
    }
  }

  private void add(FindingKind kind, Leaf leaf, String message, String advice) {
    KeyPath path = leaf.decision().path();
    if (leaf.node() instanceof Comment comment) {
      String subject = path.components().isEmpty() ? "a comment " : "a comment in " + path + " ";
      draft.add(kind, places.commentLine(comment.text()), path, subject + message, advice);
    } else {
      draft.add(
          kind, places.line(leaf.decision().document(), path), path, path + " " + message, advice);
    }
  }

  private void repeated(List<Inspection.Repeated> keys) {
    for (Inspection.Repeated key : keys) {
      draft.add(
          FindingKind.DUPLICATE_KEY,
          places.lastLine(key.document(), key.path()),
          key.path(),
          key.path() + " is there more than once",
          "Keep one of them: programs differ in which they take");
    }
  }
}
