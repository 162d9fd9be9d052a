package org.sops4j.internal.format.json;

import org.sops4j.error.NotWritableException;
import org.sops4j.internal.text.ByteOutput;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Writes nodes, one item a line (format.md section 6.2.3). */
final class JsonWriter {
  /** How many objects and arrays may stand inside each other. */
  static final int DEEPEST = 10_000;

  private final ByteOutput out = new ByteOutput();
  private final int indent;
  private final String prefix;
  private int depth;
  private int mappings;

  /**
   * Starts with nothing written.
   *
   * @param indent blanks a level, -1 for a tab
   * @param prefix what stands before the text of errors
   */
  JsonWriter(int indent, String prefix) {
    this.indent = indent;
    this.prefix = prefix;
  }

  void endOfFile() {
    out.write('\n');
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  void node(Node node) {
    if (node instanceof Branch branch) {
      object(branch);
    } else if (node instanceof Sequence sequence) {
      array(sequence);
    } else if (node instanceof Scalar scalar) {
      scalar(scalar);
    } else {
      throw new NotWritableException(prefix + "a comment is not a value");
    }
  }

  private void object(Branch branch) {
    mappings++;
    open('{');
    boolean first = true;
    for (Item item : branch) {
      if (!item.isComment()) {
        next(first);
        key((Scalar) item.key());
        node(item.value());
        first = false;
      }
    }
    close('}', first);
    mappings--;
  }

  private void scalar(Scalar scalar) {
    if (!JsonScalar.write(out, scalar)) {
      throw new NotWritableException(
          prefix + "Error encoding value : ".repeat(mappings) + JsonScalar.unsupported(scalar));
    }
  }

  private void key(Scalar key) {
    scalar(key instanceof StringScalar ? key : StringScalar.of(ScalarText.flat(key)));
    out.write(':');
    out.write(' ');
  }

  private void array(Sequence sequence) {
    open('[');
    boolean first = true;
    for (Node element : sequence) {
      if (!(element instanceof Comment)) {
        next(first);
        node(element);
        first = false;
      }
    }
    close(']', first);
  }

  private void open(char bracket) {
    if (++depth > DEEPEST) {
      throw new NotWritableException(
          prefix + "invalid character '" + bracket + "' exceeded max depth");
    }
    out.write(bracket);
  }

  private void next(boolean first) {
    if (!first) {
      out.write(',');
    }
    line();
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (!empty) {
      line();
    }
    out.write(bracket);
  }

  private void line() {
    out.write('\n');
    if (indent < 0) {
      out.fill('\t', depth);
    } else {
      out.fill(' ', indent * depth);
    }
  }
}
