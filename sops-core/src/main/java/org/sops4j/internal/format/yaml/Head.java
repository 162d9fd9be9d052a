package org.sops4j.internal.format.yaml;

import java.util.List;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;

/** The comments before the first entry of a collection; they belong to the collection itself. */
final class Head {
  private Head() {}

  /** Returns the lines, all comments if there are no entries. */
  static String of(Node node) {
    if (node instanceof Branch branch) {
      List<Item> items = branch.items();
      return items.isEmpty() || !items.get(0).isComment() ? "" : ofBranch(items);
    }
    if (node instanceof Sequence sequence) {
      List<Node> elements = sequence.elements();
      return elements.isEmpty() || !(elements.get(0) instanceof Comment) ? "" : ofList(elements);
    }
    return "";
  }

  /** Tells whether there is no entry but comments. */
  static boolean isEmpty(Node node) {
    if (node instanceof Branch branch) {
      for (Item item : branch.items()) {
        if (!item.isComment()) {
          return false;
        }
      }
    } else if (node instanceof Sequence sequence) {
      for (Node element : sequence.elements()) {
        if (!(element instanceof Comment)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Tells whether a list has a first element whose own comment displaces that of the list. */
  static boolean isListWithHeadInside(Node node) {
    if (node instanceof Sequence sequence) {
      for (Node element : sequence.elements()) {
        if (!(element instanceof Comment)) {
          return !of(element).isEmpty();
        }
      }
    }
    return false;
  }

  private static String ofBranch(List<Item> items) {
    CommentBuffer buffer = new CommentBuffer();
    for (Item item : items) {
      if (!(item.key() instanceof Comment comment)) {
        return buffer.block();
      }
      buffer.add(comment);
    }
    return buffer.all();
  }

  private static String ofList(List<Node> elements) {
    CommentBuffer buffer = new CommentBuffer();
    for (Node element : elements) {
      if (!(element instanceof Comment comment)) {
        return buffer.block();
      }
      buffer.add(comment);
    }
    return buffer.all();
  }
}
