package org.sops4j.tree;

import java.util.Iterator;
import java.util.List;

/**
 * An ordered list; comments are elements too.
 *
 * @param elements the elements in file order
 */
public record Sequence(List<Node> elements) implements Node, Iterable<Node> {
  /** The list without elements. */
  public static final Sequence EMPTY = new Sequence(List.of());

  /**
   * Copies the elements, unless they are immutable already.
   *
   * @param elements the elements in file order
   */
  public Sequence {
    elements = List.copyOf(elements);
  }

  /**
   * Makes a list of elements.
   *
   * @param elements the elements in order
   * @return the list
   */
  public static Sequence of(Node... elements) {
    return new Sequence(List.of(elements));
  }

  @Override
  public Iterator<Node> iterator() {
    return elements.iterator();
  }

  @Override
  public NodeKind kind() {
    return NodeKind.SEQUENCE;
  }

  @Override
  public String toString() {
    return "Sequence[" + elements.size() + " elements]";
  }
}
