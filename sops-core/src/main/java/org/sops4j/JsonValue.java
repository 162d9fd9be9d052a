package org.sops4j;

import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.format.json.JsonCodec;
import org.sops4j.tree.Node;

/** Reads single values for {@link DecryptedDocument#with(org.sops4j.tree.KeyPath, Node)}. */
public final class JsonValue {
  private JsonValue() {}

  /**
   * Reads a value: an object or a list in the order of the text, a string, a number, a boolean or
   * null. What is an integer of 64 bits stays one, other numbers are doubles.
   *
   * @param json one JSON value; white space may stand around it
   * @return the value
   * @throws org.sops4j.error.MalformedDocumentException if it is not one
   */
  public static Node parse(byte[] json) {
    return DeepStack.call(() -> JsonCodec.readValue(json));
  }
}
