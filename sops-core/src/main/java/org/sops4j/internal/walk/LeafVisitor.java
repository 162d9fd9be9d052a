package org.sops4j.internal.walk;

import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.tree.Node;

/** What is done with each leaf: encrypting it or decrypting it. */
interface LeafVisitor {
  /**
   * Visits a leaf.
   *
   * @param leaf a scalar other than null, or a comment
   * @param place where it is
   * @return what stands in its place afterwards
   * @throws MalformedValueException if that is not possible, in the reference's words
   */
  Node visit(Node leaf, LeafPlace place) throws MalformedValueException;

  /** Passes a null, which is never encrypted. */
  default void passNull() {}

  /** Tells whether a list element is a comment in the sense of the selection rules. */
  boolean isCommentElement(Node element);
}
