package org.sops4j.internal.format.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.internal.format.yaml.YamlNode.Kind;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.SourcePosition;
import org.sops4j.tree.StringScalar;

/** Makes the tree of a composed document, comments in their order (format.md section 6.1.4). */
final class TreeBuilder {
  private static final String UNSUPPORTED =
      "Error unmarshaling input YAML: YAML documents that are %s are not supported";

  /** What aliases stand for. Nodes are immutable, so that a copy is the node itself. */
  private final IdentityHashMap<YamlNode, Node> anchored = new IdentityHashMap<>();

  private final @Nullable SourceMap map;

  private TreeBuilder(@Nullable SourceMap map) {
    this.map = map;
  }

  /** Makes the tree; the map, if there is one, is told where everything stands. */
  static Branch build(YamlDocument document, @Nullable SourceMap map) {
    YamlNode root = document.root();
    List<Item> items = new ArrayList<>();
    addComments(items, document.headComment, false);
    if (root.kind == Kind.MAPPING) {
      new TreeBuilder(map).addMapping(items, root, true);
    } else if (ScalarTags.shortTag(root).equals(ScalarTags.NULL)) {
      // Without its foot, which the reference loses here.
      addComments(items, root.headComment, false);
      addComments(items, root.lineComment, false);
    } else {
      throw new MalformedDocumentException(
          UNSUPPORTED.replace("%s", root.kind == Kind.SEQUENCE ? "sequences" : "values"),
          root.line,
          root.column);
    }
    addComments(items, document.footComment, false);
    return new Branch(items);
  }

  private void addMapping(List<Item> items, YamlNode mapping, boolean withOwnComments) {
    if (withOwnComments) {
      addComments(items, mapping.headComment, false);
      addComments(items, mapping.lineComment, false);
    }
    List<YamlNode> children = mapping.children;
    for (int i = 0; i < children.size(); i += 2) {
      addPair(items, children.get(i), children.get(i + 1));
    }
    if (withOwnComments) {
      addComments(items, mapping.footComment, false);
    }
  }

  private void addPair(List<Item> items, YamlNode key, YamlNode value) {
    boolean single = value.kind == Kind.SCALAR || value.kind == Kind.ALIAS;
    addComments(items, key.headComment, false);
    addComments(items, key.lineComment, false);
    if (single) {
      addComments(items, value.headComment, false);
      addComments(items, value.lineComment, true);
    }
    Item item = new Item(key(key), node(value, !single));
    items.add(item);
    if (map != null) {
      map.add(item, new SourcePosition(key.line, key.column));
    }
    if (single) {
      addComments(items, value.footComment, false);
    }
    addComments(items, key.footComment, false);
  }

  private static Scalar key(YamlNode key) {
    FirstDocumentCheck.requireScalarKey(key);
    return scalar(key.resolved());
  }

  private Node node(YamlNode node, boolean withOwnComments) {
    switch (node.kind) {
      case SCALAR:
        return scalar(node);
      case ALIAS:
        return anchored(node.resolved());
      case SEQUENCE:
        return sequence(node, withOwnComments);
      default:
        List<Item> items = new ArrayList<>(node.children.size() / 2);
        addMapping(items, node, withOwnComments);
        return new Branch(items);
    }
  }

  private Node anchored(YamlNode target) {
    Node known = anchored.get(target);
    if (known == null) {
      known = node(target, true);
      anchored.put(target, known);
    }
    return known;
  }

  private static Scalar scalar(YamlNode node) {
    if (node.tag.isEmpty()) {
      if (node.utf8 != null) {
        return StringScalar.ofUtf8(node.utf8);
      }
      boolean plain = node.style == YamlNode.Style.PLAIN;
      return plain ? ScalarResolver.resolve(node.value()) : StringScalar.of(node.value());
    }
    try {
      return TaggedScalars.resolve(node);
    } catch (MalformedDocumentException e) {
      return NullScalar.NULL; // in the first document this was found before, in others it is so
    }
  }

  private Sequence sequence(YamlNode sequence, boolean withOwnComments) {
    List<Node> elements = new ArrayList<>(sequence.children.size());
    if (withOwnComments) {
      addElements(elements, sequence.headComment, false);
      addElements(elements, sequence.lineComment, false);
    }
    for (YamlNode child : sequence.children) {
      addElements(elements, child.headComment, false);
      addElements(elements, child.lineComment, true);
      elements.add(node(child, false));
      addElements(elements, child.footComment, false);
    }
    if (withOwnComments) {
      addElements(elements, sequence.footComment, false);
    }
    Sequence list = new Sequence(elements);
    if (map != null) {
      map.add(list, positions(elements, sequence.children));
    }
    return list;
  }

  /** Gives each element that is no comment the place of its node. */
  private static List<@Nullable SourcePosition> positions(
      List<Node> elements, List<YamlNode> children) {
    List<@Nullable SourcePosition> positions = new ArrayList<>(elements.size());
    Iterator<YamlNode> nodes = children.iterator();
    for (Node element : elements) {
      YamlNode node = element instanceof Comment ? null : nodes.next();
      positions.add(node == null ? null : new SourcePosition(node.line, node.column));
    }
    return positions;
  }

  private static void addComments(List<Item> items, String lines, boolean inline) {
    if (!lines.isEmpty()) {
      for (Comment comment : comments(lines, inline)) {
        items.add(Item.of(comment));
      }
    }
  }

  private static void addElements(List<Node> elements, String lines, boolean inline) {
    if (!lines.isEmpty()) {
      elements.addAll(comments(lines, inline));
    }
  }

  /** Splits comment lines; blank lines between them are lost. */
  private static List<Comment> comments(String lines, boolean inline) {
    List<Comment> comments = new ArrayList<>();
    int start = 0;
    while (start < lines.length()) {
      int end = lines.indexOf('\n', start);
      end = end < 0 ? lines.length() : end;
      if (end > start) {
        String text = lines.substring(lines.charAt(start) == '#' ? start + 1 : start, end);
        comments.add(inline ? Comment.inline(text) : Comment.block(text));
      }
      start = end + 1;
    }
    return comments;
  }
}
