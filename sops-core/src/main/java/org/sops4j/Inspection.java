package org.sops4j;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.internal.cipher.SealedForm;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.walk.LeafSurvey;
import org.sops4j.internal.walk.RepeatedKeys;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/**
 * What an encrypted document tells without any key: each of its leaves, whether the selection that
 * the file records is for it, and whether it is encrypted.
 *
 * <pre>{@code
 * Inspection inspection = Inspection.of(sops.read(bytes, Format.YAML));
 * for (Inspection.Leaf leaf : inspection.leaves()) {
 *   if (leaf.selected() && leaf.state() == Inspection.State.CLEAR) {
 *     complain(leaf.path());
 *   }
 * }
 * }</pre>
 */
public final class Inspection {
  private final SopsMetadata metadata;
  private final List<Leaf> leaves;
  private final List<Repeated> repeatedKeys;

  private Inspection(SopsMetadata metadata, List<Leaf> leaves, List<Repeated> repeatedKeys) {
    this.metadata = metadata;
    this.leaves = List.copyOf(leaves);
    this.repeatedKeys = List.copyOf(repeatedKeys);
  }

  /** What stands in the place of a value. */
  public enum State {
    /** A value in clear. */
    CLEAR,
    /** The empty text, which stays as it is whatever the selection says. */
    EMPTY,
    /** An encrypted value, as far as can be told without the data key. */
    ENCRYPTED,
    /** What is meant to be an encrypted value and cannot be one. */
    DAMAGED
  }

  /**
   * One leaf: a value other than null, or a comment.
   *
   * @param document which document of the file, counted from 0
   * @param path where it is; for a comment outside of lists, where the mapping is that holds it
   * @param isComment whether it is a comment, or was one before it was encrypted
   * @param selected whether the selection says that it is encrypted
   * @param state what stands there
   * @param fault what is wrong with it if it is damaged, in a few words that quote nothing; empty
   *     otherwise
   * @param node what stands there, which may be a secret if it is in clear
   */
  public record Leaf(
      int document,
      KeyPath path,
      boolean isComment,
      boolean selected,
      State state,
      String fault,
      Node node) {}

  /**
   * A key that its mapping has before already.
   *
   * @param document which document of the file, counted from 0
   * @param path the key
   */
  public record Repeated(int document, KeyPath path) {}

  /**
   * Inspects a document.
   *
   * @param document the encrypted document
   * @return what it tells
   * @throws org.sops4j.error.ValueException if a key is not a string
   */
  public static Inspection of(EncryptedDocument document) {
    return DeepStack.call(() -> inspect(document));
  }

  private static Inspection inspect(EncryptedDocument document) {
    List<Branch> branches = document.tree().documents();
    List<Leaf> leaves = new ArrayList<>();
    for (LeafSurvey.Sight sight : LeafSurvey.of(branches, document.metadata().scope())) {
      leaves.add(leaf(sight));
    }
    List<Repeated> repeated = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      for (KeyPath path : RepeatedKeys.of(branches.get(i))) {
        repeated.add(new Repeated(i, path));
      }
    }
    return new Inspection(document.metadata(), leaves, repeated);
  }

  private static Leaf leaf(LeafSurvey.Sight sight) {
    String fault = "";
    State state = stateOf(sight.node());
    if (state == State.ENCRYPTED) {
      fault = SealedForm.fault(text(sight.node()));
      state = fault.isEmpty() ? state : State.DAMAGED;
    }
    return new Leaf(
        sight.document(),
        sight.path(),
        sight.isComment(),
        sight.selected(),
        state,
        fault,
        sight.node());
  }

  private static State stateOf(Node node) {
    if (!(node instanceof StringScalar || node instanceof Comment)) {
      return State.CLEAR;
    }
    String text = text(node);
    if (text.isEmpty()) {
      return State.EMPTY;
    }
    return SealedForm.isMeant(text) ? State.ENCRYPTED : State.CLEAR;
  }

  private static String text(Node node) {
    return node instanceof Comment comment ? comment.text() : ((StringScalar) node).text();
  }

  /**
   * Returns the metadata of the document.
   *
   * @return key groups, selection, MAC and version
   */
  public SopsMetadata metadata() {
    return metadata;
  }

  /**
   * Returns all leaves but nulls, which are never encrypted.
   *
   * @return the leaves in the order of the file
   */
  public List<Leaf> leaves() {
    return leaves;
  }

  /**
   * Returns the keys that are there more than once. Formats whose readers refuse such files, as that
   * of YAML does, have none.
   *
   * @return each repetition, in the order of the file
   */
  public List<Repeated> repeatedKeys() {
    return repeatedKeys;
  }

  @Override
  public String toString() {
    return "Inspection[" + leaves.size() + " leaves]";
  }
}
