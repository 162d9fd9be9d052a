package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.internal.walk.TreeDecryptor;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;

/** Walks through the values of a tree and gives each the name that frameworks use for it. */
public final class ValueNames {
  /** The keys of an INI file before any section stand in a section of this name. */
  private static final String INI_DEFAULT = "DEFAULT";

  /** Takes one value after the other. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a value.
     *
     * @param name its name
     * @param path where it stands
     * @param value a scalar, or an empty list or mapping
     */
    void visit(String name, KeyPath path, Node value);
  }

  private final Visitor visitor;
  private final boolean encrypted;
  private final List<Object> path = new ArrayList<>();

  /**
   * Makes a walk.
   *
   * @param visitor takes the values
   * @param encrypted whether encrypted comments are among the elements of lists
   */
  public ValueNames(Visitor visitor, boolean encrypted) {
    this.visitor = visitor;
    this.encrypted = encrypted;
  }

  /**
   * Walks through a tree.
   *
   * @param tree the tree
   * @param format the format of its file
   */
  public void walk(Branch tree, Format format) {
    path.clear();
    for (Item item : tree) {
      boolean bare = format == Format.INI && item.hasKey(INI_DEFAULT);
      enter("", item, bare);
    }
  }

  private void enter(String parent, Item item, boolean bare) {
    if (item.key() instanceof Comment) {
      return;
    }
    String key = ScalarText.flat((Scalar) item.key());
    String dot = parent.isEmpty() || key.startsWith("[") ? "" : ".";
    path.add(key);
    walk(bare ? parent : parent + dot + key, item.value());
    path.remove(path.size() - 1);
  }

  private void walk(String name, Node value) {
    if (value instanceof Branch branch && !branch.items().isEmpty()) {
      for (Item item : branch) {
        enter(name, item, false);
      }
    } else if (value instanceof Sequence sequence && !sequence.elements().isEmpty()) {
      walk(name, sequence);
    } else {
      visitor.visit(name, new KeyPath(path), value);
    }
  }

  private void walk(String name, Sequence sequence) {
    int position = 0;
    for (int i = 0; i < sequence.elements().size(); i++) {
      Node element = sequence.elements().get(i);
      if (!isComment(element)) {
        path.add(i);
        walk(name + "[" + position++ + "]", element);
        path.remove(path.size() - 1);
      }
    }
  }

  private boolean isComment(Node element) {
    return encrypted ? TreeDecryptor.isComment(element) : element instanceof Comment;
  }
}
