package org.sops4j.internal.format.binary;

import java.util.List;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.internal.format.json.JsonCodec;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.SourcePosition;
import org.sops4j.tree.StringScalar;

/** Any bytes as the one item {@code data}; the encrypted file is JSON (format.md section 6.5). */
public final class BinaryCodec implements FormatCodec {
  private static final String DATA = "data";
  private static final String PREFIX = "error emitting binary store: ";

  private final JsonCodec envelope = new JsonCodec();

  /** Makes a codec. */
  public BinaryCodec() {}

  /**
   * Reads a plaintext file; the tree shares the array.
   *
   * @param input the whole file, not to be changed afterwards
   * @return one branch
   */
  @Override
  public List<Branch> read(byte[] input) {
    return List.of(Branch.of(Item.of(DATA, StringScalar.ofUtf8(input))));
  }

  /**
   * Writes a plaintext file.
   *
   * @param documents one branch with the item {@code data}
   * @param indent ignored
   * @return the bytes, perhaps those of the tree itself: they must not be changed
   */
  @Override
  public byte[] write(List<Branch> documents, int indent) {
    if (documents.size() != 1) {
      throw new NotWritableException(PREFIX + "there must be exactly one tree branch");
    }
    Node data = documents.get(0).get(DATA).orElse(null);
    if (data == null) {
      throw new NotWritableException(PREFIX + "no binary data found in tree");
    }
    if (data instanceof StringScalar string) {
      return string.utf8();
    }
    throw new NotWritableException(
        PREFIX + "'" + DATA + "' key in tree does not have a string value");
  }

  @Override
  public byte[] writeValue(Node value, int indent) {
    throw new NotWritableException(
        "Binary files are not structured and extracting a single value is not possible");
  }

  @Override
  public List<Branch> readEncrypted(byte[] input) {
    return envelope.read(input);
  }

  /**
   * Reads a file, and notes where its keys stand: those of the envelope, or the one key of a file
   * in clear, which is any that is not JSON with metadata.
   */
  @Override
  public List<Branch> locate(byte[] input, SourceMap map) {
    try {
      List<Branch> encrypted = envelope.locate(input, map);
      if (encrypted.get(0).get("sops").isPresent()) {
        return encrypted;
      }
    } catch (MalformedDocumentException e) {
      // any bytes may be a file in clear
    }
    List<Branch> clear = read(input);
    map.add(clear.get(0).items().get(0), new SourcePosition(1, 1));
    return clear;
  }

  @Override
  public byte[] writeEncrypted(List<Branch> documents, int indent) {
    return envelope.write(documents, indent);
  }
}
