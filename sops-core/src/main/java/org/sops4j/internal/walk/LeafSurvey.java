package org.sops4j.internal.walk;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.error.ErrorCode;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;

/** Walks an encrypted document as decrypting does, and only notes what stands where. */
public final class LeafSurvey implements LeafVisitor {
  private final int document;
  private final TreeWalk walk;
  private final List<Sight> sights;

  private LeafSurvey(int document, EncryptionScope scope, List<Sight> sights) {
    this.document = document;
    this.walk = new TreeWalk(scope, this, ErrorCode.VALUE_NOT_DECRYPTED);
    this.sights = sights;
  }

  /**
   * One leaf.
   *
   * @param document which document of the file, counted from 0
   * @param path where it is; for a comment outside of lists, where that is which holds it
   * @param node what stands there
   * @param isComment whether it is a comment, or one that was encrypted in a list
   * @param selected whether the selection rules say that it is encrypted
   */
  public record Sight(
      int document, KeyPath path, Node node, boolean isComment, boolean selected) {}

  /**
   * Notes all leaves but nulls, which are never encrypted.
   *
   * @param documents the branches, without metadata
   * @param scope which values are encrypted
   * @return the leaves in the order of the file
   * @throws org.sops4j.error.ValueException if a key is not a string
   */
  public static List<Sight> of(List<Branch> documents, EncryptionScope scope) {
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      LeafSurvey survey = new LeafSurvey(i, scope, sights);
      survey.walk.walk(List.of(documents.get(i)));
    }
    return sights;
  }

  @Override
  public Node visit(Node leaf, LeafPlace place) {
    boolean isComment = leaf instanceof Comment || (place.inList() && isCommentElement(leaf));
    sights.add(new Sight(document, walk.path(), leaf, isComment, place.selected()));
    return leaf;
  }

  @Override
  public boolean isCommentElement(Node element) {
    return TreeDecryptor.isComment(element);
  }
}
