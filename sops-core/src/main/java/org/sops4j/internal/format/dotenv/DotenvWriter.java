package org.sops4j.internal.format.dotenv;

import org.sops4j.error.NotWritableException;
import org.sops4j.internal.text.ByteOutput;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/** Writes one branch without nesting (format.md section 6.3.2). */
final class DotenvWriter {
  private DotenvWriter() {}

  static byte[] write(Branch document) {
    ByteOutput out = new ByteOutput();
    for (Item item : document) {
      if (item.key() instanceof Comment comment) {
        out.write('#');
        out.utf8(comment.text());
      } else {
        variable(out, ScalarText.flat((Scalar) item.key()), item.value());
      }
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static void variable(ByteOutput out, String name, Node value) {
    if (!(value instanceof Scalar scalar)) {
      throw new NotWritableException(
          "cannot use complex value in dotenv file; offending key " + name);
    }
    out.utf8(name);
    out.write('=');
    if (scalar instanceof StringScalar string) {
      escaped(out, string.utf8());
    } else {
      out.utf8(ScalarText.flat(scalar));
    }
  }

  private static void escaped(ByteOutput out, byte[] value) {
    int start = 0;
    for (int i = 0; i < value.length; i++) {
      if (value[i] == '\n') {
        out.write(value, start, i);
        out.ascii("\\n");
        start = i + 1;
      }
    }
    out.write(value, start, value.length);
  }
}
