package org.sops4j.metadata;

import org.jspecify.annotations.Nullable;
import org.sops4j.tree.KeyPath;

/**
 * What the selection says of one value or comment of a document, and why. Says where it stands and
 * nothing of what it holds.
 *
 * @param document the position of the document in its file, from 0
 * @param path where the value stands; of a comment, where the branch or the list stands that it is
 *     in, with its position in a list
 * @param isComment whether it is a comment
 * @param selected whether the selection says that it is encrypted
 * @param state what it looks like now
 * @param decidedBy the topmost key of the path that the rule matches; null if none does, or if
 *     comments decide
 */
public record ValueDecision(
    int document,
    KeyPath path,
    boolean isComment,
    boolean selected,
    State state,
    @Nullable KeyPath decidedBy) {
  /** What a value looks like. */
  public enum State {
    /** It can be read. */
    CLEAR,
    /** It has the form of an encrypted value. */
    ENCRYPTED,
    /** It is null or an empty text, of which nothing is ever encrypted. */
    EMPTY
  }

  /**
   * Tells whether there is something to encrypt, so that it counts as a value of the document.
   *
   * @return false for comments, null and empty texts
   */
  public boolean isValue() {
    return !isComment && state != State.EMPTY;
  }
}
