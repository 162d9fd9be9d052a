package org.sops4j.internal.format.yaml;

import org.sops4j.internal.text.Utf8Output;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * Lays out mappings and lists in block style. Columns follow format.md 6.1.6: what stands under a
 * key starts at the next multiple of the step, what stands in a list element two columns further.
 *
 * <p>{@code inline} means that the line has been begun already, by a dash or a colon.
 */
final class BlockWriter {
  private static final int DASH = 2;

  private final Utf8Output out;
  private final int step;
  private final boolean likeReference;
  private final CommentWriter comments;
  private final ScalarWriter scalars;

  /**
   * Starts a file.
   *
   * @param likeReference whether text in a list that begins with a blank is written as the
   *     reference writes it, which no reader takes back (T38)
   */
  BlockWriter(Utf8Output out, int step, boolean likeReference) {
    this.out = out;
    this.step = step;
    this.likeReference = likeReference;
    this.comments = new CommentWriter(out);
    this.scalars = new ScalarWriter(out, comments, step);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  void separator() {
    out.text("---\n");
  }

  void root(Node node) {
    if (node instanceof Scalar scalar) {
      scalars.line(scalar, Place.root(step), "");
      return;
    }
    String head = Head.of(node);
    comments.lines(Head.isListWithHeadInside(node) ? "" : head, 0);
    comments.pendingAsLine();
    if (Head.isEmpty(node)) {
      out.text(emptyText(node)).ascii('\n');
    } else {
      body(node, 0, false, "");
    }
  }

  private void body(Node node, int indent, boolean inline, String listHead) {
    if (node instanceof Branch branch) {
      mapping(branch, indent, inline);
    } else if (node instanceof Sequence sequence) {
      sequence(sequence, indent, inline, listHead);
    }
  }

  private void mapping(Branch branch, int indent, boolean inline) {
    CommentBuffer buffer = new CommentBuffer();
    boolean begun = inline;
    boolean first = true;
    for (Item item : branch.items()) {
      if (item.key() instanceof Comment comment) {
        buffer.add(comment);
        continue;
      }
      if (!first) {
        comments.lines(buffer.block(), indent);
      }
      if (!begun) {
        out.spaces(indent);
      }
      entry(item, indent, buffer.inline());
      buffer.clear();
      begun = false;
      first = false;
    }
    comments.lines(buffer.all(), indent);
  }

  private void entry(Item item, int indent, String line) {
    int child = under(indent);
    boolean simple = scalars.isSimpleKey(item.key());
    if (simple) {
      scalars.key(item);
    } else {
      out.ascii('?').ascii(' ');
      scalars.complexKey(item, new Place(indent, child, child - indent == step));
      out.spaces(indent);
    }
    out.ascii(':');
    Node value = item.value();
    if (value instanceof Scalar scalar) {
      out.ascii(' ');
      scalars.line(
          scalar, new Place(indent, child, child - indent == step), comments.forValue(line));
    } else if (Head.isEmpty(value)) {
      out.ascii(' ');
      emptyValue(value, indent, comments.forValue(line));
    } else {
      under(value, indent, simple);
      comments.postpone(line);
    }
  }

  /** Writes a collection under its key, from the colon on. */
  private void under(Node value, int indent, boolean simple) {
    int child = under(indent);
    String line = comments.forValue("");
    boolean inline = !simple && line.isEmpty() && child - indent >= DASH;
    if (inline) {
      out.spaces(child - indent - 1);
    } else {
      comments.inline(line, indent);
    }
    boolean list = value instanceof Sequence;
    String head = Head.of(value);
    if (!list && !head.isEmpty()) {
      comments.lines(head, inline ? 0 : child, child);
      inline = false;
    }
    body(value, child, inline, head);
  }

  private void sequence(Sequence list, int indent, boolean inline, String listHead) {
    CommentBuffer buffer = new CommentBuffer();
    boolean begun = inline;
    boolean first = true;
    for (Node element : list.elements()) {
      if (element instanceof Comment comment) {
        buffer.add(comment);
        continue;
      }
      String own = Head.of(element);
      // The reference forgets the list's own comment if its first element has one.
      String head =
          !first ? CommentBuffer.join(buffer.block(), own) : own.isEmpty() ? listHead : own;
      if (!head.isEmpty()) {
        comments.lines(head, begun ? 0 : indent, indent);
        begun = false;
      }
      if (!begun) {
        out.spaces(indent);
      }
      element(element, indent, buffer.inline());
      buffer.clear();
      begun = false;
      first = false;
    }
    comments.lines(buffer.all(), indent);
  }

  private void element(Node element, int indent, String line) {
    out.ascii('-');
    if (element instanceof Scalar scalar) {
      out.ascii(' ');
      boolean digitFits = step == DASH || (likeReference && beginsWithBlank(element));
      Place place = new Place(indent, indent + DASH, digitFits);
      scalars.line(scalar, place, comments.forElement(line));
    } else if (Head.isEmpty(element)) {
      out.ascii(' ').text(emptyText(element));
      comments.inline(comments.forElement(line), indent);
    } else {
      String waiting = comments.forElement("");
      boolean inline = waiting.isEmpty();
      if (inline) {
        out.ascii(' ');
      } else {
        comments.inline(waiting, indent);
      }
      body(element, indent + DASH, inline, "");
      comments.postpone(line);
    }
  }

  private void emptyValue(Node value, int indent, String line) {
    String head = Head.of(value);
    if (head.isEmpty() || value instanceof Sequence) {
      out.text(emptyText(value));
      comments.inline(line, indent);
      comments.lines(head, indent);
      return;
    }
    out.ascii('{').ascii('\n');
    comments.lines(head, under(indent));
    out.spaces(indent).ascii('}');
    comments.inline(line, indent);
  }

  private static String emptyText(Node node) {
    return node instanceof Branch ? "{}" : "[]";
  }

  private int under(int indent) {
    return (indent + step) / step * step;
  }

  private static boolean beginsWithBlank(Node element) {
    return element instanceof StringScalar string && string.text().startsWith(" ");
  }
}
