package org.sops4j.internal.format.json;

import java.util.List;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;

/** One top-level object (format.md section 6.2). */
public final class JsonCodec implements FormatCodec {
  private static final String PREFIX = "Error marshaling to json: ";

  /** Makes a codec. */
  public JsonCodec() {}

  @Override
  public List<Branch> read(byte[] input) {
    return List.of(new JsonReader(input, null).document());
  }

  @Override
  public List<Branch> locate(byte[] input, SourceMap map) {
    return List.of(new JsonReader(input, map).document());
  }

  /**
   * Reads a value that is not a whole document.
   *
   * @param input one value, with white space around it
   * @return the value
   * @throws org.sops4j.error.MalformedDocumentException if it is not one
   */
  public static Node readValue(byte[] input) {
    return new JsonReader(input, null).single();
  }

  @Override
  public byte[] write(List<Branch> documents, int indent) {
    if (documents.isEmpty()) {
      throw new NotWritableException(PREFIX + "there is no document");
    }
    JsonWriter writer = new JsonWriter(checked(indent), PREFIX);
    writer.node(documents.get(0));
    writer.endOfFile();
    return writer.toByteArray();
  }

  @Override
  public byte[] writeValue(Node value, int indent) {
    JsonWriter writer = new JsonWriter(checked(indent), "");
    writer.node(value);
    return writer.toByteArray();
  }

  private static int checked(int indent) {
    if (indent < -1) {
      throw new NotWritableException(
          PREFIX + "JSON Indentation parameter smaller than -1 is not accepted");
    }
    return indent;
  }
}
