package org.sops4j.internal.format.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * Trees in the short notation of format.md 6.1.4: {@code #x} a block comment, {@code ~x} inline.
 */
final class TreeText {
  private TreeText() {}

  /** Reads YAML and shows its documents, separated by bars. */
  static String read(String yaml) {
    List<Branch> branches = YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8));
    return branches.stream().map(TreeText::items).collect(Collectors.joining(" | "));
  }

  static String items(Branch branch) {
    return branch.items().stream().map(TreeText::item).collect(Collectors.joining(","));
  }

  private static String item(Item item) {
    if (item.key() instanceof Comment comment) {
      return comment(comment);
    }
    String value = show(item.value());
    return show(item.key()) + (item.value() instanceof Branch ? value : "=" + value);
  }

  static String show(Node node) {
    if (node instanceof Branch branch) {
      return "{" + items(branch) + "}";
    }
    if (node instanceof Sequence sequence) {
      return sequence.elements().stream()
          .map(TreeText::show)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (node instanceof Comment comment) {
      return comment(comment);
    }
    if (node instanceof StringScalar string) {
      return string.text();
    }
    if (node instanceof IntScalar integer) {
      return Long.toString(integer.value());
    }
    if (node instanceof FloatScalar number) {
      // A whole number comes back as an integer after it has been written.
      long whole = Math.round(number.value());
      return whole == number.value() ? Long.toString(whole) : Double.toString(number.value());
    }
    return node instanceof BoolScalar truth ? Boolean.toString(truth.value()) : node.kind().name();
  }

  private static String comment(Comment comment) {
    return (comment.isInline() ? "~" : "#") + comment.text().strip();
  }

  /** The tree without its comments. */
  static Node withoutComments(Node node) {
    if (node instanceof Branch branch) {
      return new Branch(
          branch.items().stream()
              .filter(item -> !item.isComment())
              .map(item -> new Item(item.key(), withoutComments(item.value())))
              .toList());
    }
    if (node instanceof Sequence sequence) {
      return new Sequence(
          sequence.elements().stream()
              .filter(element -> !(element instanceof Comment))
              .map(TreeText::withoutComments)
              .toList());
    }
    return node;
  }
}
