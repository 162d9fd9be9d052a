package org.sops4j.internal.format.yaml;

import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.TimeText;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/** Trees as the JSON store writes them with tabs, for comparison with vectors (format.md 6.2.3). */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Node node, int depth) {
    JsonText json = new JsonText();
    json.append(node, depth);
    return json.out.toString();
  }

  private void append(Node node, int depth) {
    if (node instanceof Branch branch) {
      appendBranch(branch, depth);
    } else if (node instanceof Sequence sequence) {
      appendSequence(sequence, depth);
    } else if (node instanceof StringScalar string) {
      quote(string.text());
    } else if (node instanceof IntScalar integer) {
      out.append(integer.value());
    } else if (node instanceof UnsignedScalar integer) {
      out.append(Long.toUnsignedString(integer.bits()));
    } else if (node instanceof FloatScalar number) {
      out.append(FloatText.json(number.value()));
    } else if (node instanceof BoolScalar truth) {
      out.append(truth.value());
    } else if (node instanceof TimeScalar time) {
      quote(TimeText.full(time));
    } else if (node == NullScalar.NULL) {
      out.append("null");
    } else {
      throw new IllegalArgumentException("no JSON for " + node);
    }
  }

  private void appendBranch(Branch branch, int depth) {
    String separator = "{\n";
    for (Item item : branch) {
      if (!item.isComment()) {
        out.append(separator).append("\t".repeat(depth + 1));
        quote(((StringScalar) item.key()).text());
        out.append(": ");
        append(item.value(), depth + 1);
        separator = ",\n";
      }
    }
    out.append(separator.equals("{\n") ? "{}" : "\n" + "\t".repeat(depth) + "}");
  }

  private void appendSequence(Sequence sequence, int depth) {
    String separator = "[\n";
    for (Node element : sequence) {
      if (!(element instanceof Comment)) {
        out.append(separator).append("\t".repeat(depth + 1));
        append(element, depth + 1);
        separator = ",\n";
      }
    }
    out.append(separator.equals("[\n") ? "[]" : "\n" + "\t".repeat(depth) + "]");
  }

  private void quote(String text) {
    out.append('"');
    int i = 0;
    while (i < text.length()) {
      int code = text.codePointAt(i);
      i += Character.charCount(code);
      int special = "\"\\\b\f\n\r\t".indexOf(code);
      if (special >= 0) {
        out.append('\\').append("\"\\bfnrt".charAt(special));
      } else if (code < ' ' || "<>&\u2028\u2029".indexOf(code) >= 0) {
        out.append(String.format("\\u%04x", code));
      } else if (code >= 0xD800 && code <= 0xDFFF) {
        out.append("\\ufffd");
      } else {
        out.appendCodePoint(code);
      }
    }
    out.append('"');
  }
}
