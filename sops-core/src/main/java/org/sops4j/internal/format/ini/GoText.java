package org.sops4j.internal.format.ini;

import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.internal.text.TimeText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.TimeScalar;

/** Values as the reference shows them in INI; collections look as Go prints its own. */
final class GoText {
  private GoText() {}

  static String of(Node value) {
    if (value instanceof Scalar scalar) {
      return ScalarText.flat(scalar);
    }
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, Node node) {
    if (node instanceof Branch branch) {
      branch(out, branch);
    } else if (node instanceof Sequence sequence) {
      sequence(out, sequence);
    } else if (node instanceof Comment comment) {
      out.append('{').append(comment.text()).append(' ').append(comment.isInline()).append('}');
    } else {
      out.append(leaf((Scalar) node));
    }
  }

  private static void branch(StringBuilder out, Branch branch) {
    char before = '[';
    for (Item item : branch) {
      out.append(before).append('{');
      append(out, item.key());
      out.append(' ');
      append(out, item.value());
      out.append('}');
      before = ' ';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static void sequence(StringBuilder out, Sequence sequence) {
    char before = '[';
    for (Node element : sequence) {
      out.append(before);
      append(out, element);
      before = ' ';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static String leaf(Scalar scalar) {
    if (scalar instanceof FloatScalar number) {
      return FloatText.verbose(number.value());
    }
    return scalar instanceof TimeScalar time ? TimeText.verbose(time) : ScalarText.flat(scalar);
  }
}
