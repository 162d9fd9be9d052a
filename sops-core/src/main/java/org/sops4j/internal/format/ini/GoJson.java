package org.sops4j.internal.format.ini;

import org.sops4j.error.NotWritableException;
import org.sops4j.internal.format.json.JsonScalar;
import org.sops4j.internal.text.ByteOutput;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * Single values of INI as JSON without blanks. The reference shows its own classes here: a branch
 * is a list of pairs, and an empty one is null.
 */
final class GoJson {
  private GoJson() {}

  static void write(ByteOutput out, Node node) {
    if (node instanceof Scalar scalar) {
      if (!JsonScalar.write(out, scalar)) {
        throw new NotWritableException(JsonScalar.unsupported(scalar));
      }
    } else if (node instanceof Branch branch) {
      branch(out, branch);
    } else if (node instanceof Sequence sequence) {
      sequence(out, sequence);
    } else if (node instanceof Comment comment) {
      out.ascii("{\"Value\":");
      write(out, StringScalar.of(comment.text()));
      out.write('}');
    }
  }

  private static void branch(ByteOutput out, Branch branch) {
    char before = '[';
    for (Item item : branch) {
      out.write(before);
      out.ascii("{\"Key\":");
      write(out, item.key());
      out.ascii(",\"Value\":");
      write(out, item.value());
      out.write('}');
      before = ',';
    }
    out.ascii(before == '[' ? "null" : "]");
  }

  private static void sequence(ByteOutput out, Sequence sequence) {
    char before = '[';
    for (Node element : sequence) {
      out.write(before);
      write(out, element);
      before = ',';
    }
    out.ascii(before == '[' ? "null" : "]");
  }
}
