package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.internal.text.TimeText;
import org.sops4j.internal.walk.TreeDecryptor;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.Utf8;

/** Walks through the values of a tree and gives each the name that frameworks use for it. */
public final class ValueNames {
  /** The keys of an INI file before any section stand in a section of this name. */
  private static final String INI_DEFAULT = "DEFAULT";

  private static final String MERGE = "<<";

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
  private boolean ini;

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
    ini = format == Format.INI;
    walkAll("", tree, new HashSet<>());
  }

  /** Of equal keys the first counts; those that are merged count if the mapping has them not. */
  private void walkAll(String name, Branch branch, Set<String> known) {
    for (Item item : branch) {
      if (!item.isComment() && !isMerge(item)) {
        String key = ScalarText.flat((Scalar) item.key());
        if (known.add(key)) {
          enter(name, key, item.value());
        }
      }
    }
    for (Item item : branch) {
      if (isMerge(item)) {
        path.add(MERGE);
        merge(name, item.value(), known);
        path.remove(path.size() - 1);
      }
    }
  }

  private static boolean isMerge(Item item) {
    return item.hasKey(MERGE) && !(item.value() instanceof Scalar);
  }

  private void merge(String name, Node merged, Set<String> known) {
    if (merged instanceof Branch branch) {
      walkAll(name, branch, known);
    } else if (merged instanceof Sequence several) {
      for (int i = 0; i < several.elements().size(); i++) {
        path.add(i);
        merge(name, several.elements().get(i), known);
        path.remove(path.size() - 1);
      }
    }
  }

  private void enter(String parent, String key, Node value) {
    boolean bare = ini && path.isEmpty() && key.equals(INI_DEFAULT);
    String dot = parent.isEmpty() || key.startsWith("[") ? "" : ".";
    path.add(key);
    walk(bare ? parent : parent + dot + key, value);
    path.remove(path.size() - 1);
  }

  private void walk(String name, Node value) {
    if (value instanceof Branch branch && !branch.items().isEmpty()) {
      walkAll(name, branch, new HashSet<>());
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

  /**
   * Spells a value.
   *
   * @param value a scalar, or an empty list or mapping
   * @return its text; empty for null and for what has no values
   */
  public static String text(Node value) {
    if (value instanceof TimeScalar time) {
      return TimeText.full(time);
    } else if (value instanceof BytesScalar bytes) {
      return Utf8.decode(bytes.bytes());
    }
    return value instanceof Scalar scalar && scalar != NullScalar.NULL
        ? ScalarText.flat(scalar)
        : "";
  }
}
