package org.sops4j.internal.format.json;

import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.GoValue;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/** Words the refusal of a file that is not an object (format.md section 6.2.2). */
final class JsonTopLevel {
  private static final String START =
      "SOPS only supports JSON files with a top-level object (starting with '{'), not ";

  private JsonTopLevel() {}

  static MalformedDocumentException array(JsonInput in) {
    return in.failure(
        START
            + "arrays or other types. Got delimiter [ instead. To encrypt this file, wrap it in an"
            + " object, e.g., {\"data\": [...]}",
        in.at);
  }

  static MalformedDocumentException number(JsonInput in, Node number, String text) {
    int start = in.at - text.length();
    if (number instanceof FloatScalar real) {
      return Double.isInfinite(real.value())
          ? got(in, start, GoQuote.quote(text), "json.Number")
          : got(in, start, FloatText.yaml(real.value()), GoValue.type(number));
    }
    return other(in, start, number);
  }

  static MalformedDocumentException other(JsonInput in, int start, Node value) {
    String text =
        value instanceof StringScalar string
            ? GoQuote.quote(string.text())
            : ScalarText.flat((Scalar) value);
    return got(in, start, text, GoValue.type(value));
  }

  private static MalformedDocumentException got(JsonInput in, int at, String text, String type) {
    return in.failure(START + "other JSON types. Got " + text + " of type " + type + " instead", at)
        .summarized(START + "other JSON types");
  }
}
