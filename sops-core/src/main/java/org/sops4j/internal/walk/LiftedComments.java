package org.sops4j.internal.walk;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * The comments that stood behind a value of an encrypted file and were put on a line of their own
 * when it was decrypted. In a document that a person has worked on since they are other objects, so
 * they are known by text and by the key before them.
 */
public final class LiftedComments {
  private final Set<Comment> known;
  private final Set<String> places = new HashSet<>();
  private final Set<Comment> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private LiftedComments(Set<Comment> known) {
    this.known = known;
  }

  /**
   * Takes note of the comments of a decrypted file.
   *
   * @param clear the file
   * @return its comments
   */
  public static LiftedComments of(WalkedTree clear) {
    LiftedComments lifted = new LiftedComments(clear.lifted());
    if (!clear.lifted().isEmpty()) {
      lifted.visitAll(clear.documents(), true);
    }
    return lifted;
  }

  /**
   * Finds the comments in other documents.
   *
   * @param documents branches in clear
   * @return comments to be put behind their values, by identity
   */
  public Set<Comment> in(List<Branch> documents) {
    found.clear();
    if (!places.isEmpty()) {
      visitAll(documents, false);
    }
    return found;
  }

  private void visitAll(List<Branch> documents, boolean learns) {
    for (int i = 0; i < documents.size(); i++) {
      visit(documents.get(i), i + ":", learns);
    }
  }

  private void visit(Node node, String path, boolean learns) {
    if (node instanceof Branch branch) {
      String before = path;
      for (Item item : branch) {
        if (item.key() instanceof Comment comment) {
          note(comment, before, learns);
        } else {
          String key = item.key() instanceof StringScalar name ? name.text() : "";
          before = path + key + ":";
          visit(item.value(), before, learns);
        }
      }
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.elements().size(); i++) {
        visit(sequence.elements().get(i), path, learns);
      }
    }
  }

  private void note(Comment comment, String before, boolean learns) {
    String place = before + "#" + comment.text();
    if (learns && known.contains(comment)) {
      places.add(place);
    } else if (!learns && !comment.isInline() && places.contains(place)) {
      found.add(comment);
    }
  }
}
