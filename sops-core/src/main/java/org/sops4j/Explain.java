package org.sops4j;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.config.RuleSearch;
import org.sops4j.config.SopsConfig;
import org.sops4j.internal.config.RuleTrace;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.walk.EncryptedValues;
import org.sops4j.internal.walk.SelectionTrace;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.tree.Branch;

/**
 * Says why: which rule a file gets, and which of its values are encrypted. Needs no key, changes
 * nothing, and shows no value.
 *
 * <pre>{@code
 * for (ValueDecision one : Explain.values(document, settings.scope())) {
 *   System.err.println(one.path() + (one.selected() ? " is encrypted" : " stays in clear"));
 * }
 * }</pre>
 */
public final class Explain {
  private Explain() {}

  /**
   * Asks the creation rules for a file, one after the other.
   *
   * @param config the configuration
   * @param file the absolute path of the file, which need not be there
   * @return what each rule said
   */
  public static RuleSearch rules(SopsConfig config, Path file) {
    return RuleTrace.of(config, file);
  }

  /**
   * Decides for each value and each comment of a document in clear.
   *
   * @param document the document
   * @param scope the selection
   * @return a decision for each, in the order of the document
   * @throws org.sops4j.error.ValueException if a key is no text, so that it cannot be encrypted
   */
  public static List<ValueDecision> values(DecryptedDocument document, EncryptionScope scope) {
    return decide(document.branches(), scope);
  }

  /**
   * Decides for each value and each comment of an encrypted document. Its own selection is in its
   * metadata; another one may be asked as well, but comments that are encrypted cannot be read.
   *
   * @param document the document
   * @param scope the selection
   * @return a decision for each, in the order of the document
   * @throws org.sops4j.error.ValueException if a key is no text
   */
  public static List<ValueDecision> values(EncryptedDocument document, EncryptionScope scope) {
    return decide(document.tree().documents(), scope);
  }

  private static List<ValueDecision> decide(List<Branch> documents, EncryptionScope scope) {
    return DeepStack.call(() -> SelectionTrace.of(documents, scope));
  }

  /**
   * Tells whether a document has an encrypted value. Looks no further than the first one.
   *
   * @param document the document
   * @return false if every value of it, comments aside, can be read by anybody
   */
  public static boolean hasEncryptedValue(EncryptedDocument document) {
    return EncryptedValues.any(document.tree().documents());
  }
}
