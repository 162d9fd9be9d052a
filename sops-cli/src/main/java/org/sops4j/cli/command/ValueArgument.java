package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.JsonValue;
import org.sops4j.cli.Failure;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.Utf8;

/** The value given to {@code set} and {@code --set} (cli.md section 3.4). */
final class ValueArgument {
  private ValueArgument() {}

  static Node parse(byte[] json) {
    Node value;
    try {
      value = JsonValue.parse(json);
    } catch (MalformedDocumentException e) {
      throw Failure.exit(
          ExitCodes.INVALID_SET_FORMAT,
          "Value for --set is not valid JSON",
          List.of("  a text needs double quotes of its own, as in '\"text\"'"));
    }
    if (value instanceof Sequence) {
      throw Failure.exit(
          ExitCodes.INVALID_SET_FORMAT,
          "Invalid --set value format",
          List.of("  a list must stand in an object, or its elements be set one by one"));
    }
    boolean isNumber = value instanceof IntScalar || value instanceof FloatScalar;
    // The reference takes every number for a double that does not stand in an object.
    return isNumber ? new FloatScalar(Double.parseDouble(Utf8.decode(json).strip())) : value;
  }
}
