package org.sops4j;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.internal.cipher.SealedForm;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.walk.RepeatedKeys;
import org.sops4j.internal.walk.SelectionTrace;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/**
 * What an encrypted document tells without any key: each of its leaves, whether the selection that
 * the file records is for it, whether it is encrypted, and whether it can be decrypted at all. What
 * another selection would say is told by {@link Explain}.
 *
 * <pre>{@code
 * Inspection inspection = Inspection.of(sops.read(bytes, Format.YAML));
 * for (Inspection.Leaf leaf : inspection.leaves()) {
 *   if (!leaf.fault().isEmpty()) {
 *     complain(leaf.decision().path(), leaf.fault());
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

  /**
   * One leaf: a value or a comment.
   *
   * @param decision where it is, whether the selection is for it, and whether it is encrypted
   * @param fault why what is encrypted can never be decrypted, in a few words that quote nothing;
   *     empty if nothing speaks against it
   * @param node what stands there, which may be a secret if it is in clear
   */
  public record Leaf(ValueDecision decision, String fault, Node node) {}

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
    SelectionTrace.forEach(
        branches,
        document.metadata().scope(),
        (decision, node) -> leaves.add(new Leaf(decision, fault(decision, node), node)));
    List<Repeated> repeated = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      for (KeyPath path : RepeatedKeys.of(branches.get(i))) {
        repeated.add(new Repeated(i, path));
      }
    }
    return new Inspection(document.metadata(), leaves, repeated);
  }

  private static String fault(ValueDecision decision, Node node) {
    if (decision.state() != ValueDecision.State.ENCRYPTED) {
      return "";
    }
    return SealedForm.fault(
        node instanceof Comment comment ? comment.text() : ((StringScalar) node).text());
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
   * Returns all leaves.
   *
   * @return the leaves in the order of the file
   */
  public List<Leaf> leaves() {
    return leaves;
  }

  /**
   * Returns the keys that are there more than once. Formats whose readers refuse such files, as
   * that of YAML does, have none.
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
