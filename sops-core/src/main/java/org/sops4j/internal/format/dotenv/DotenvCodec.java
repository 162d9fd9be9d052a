package org.sops4j.internal.format.dotenv;

import java.util.List;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.internal.text.GoValue;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/** Lines of {@code NAME=value} (format.md section 6.3). */
public final class DotenvCodec implements FormatCodec {
  /** Makes a codec. */
  public DotenvCodec() {}

  @Override
  public List<Branch> read(byte[] input) {
    return List.of(new DotenvReader(input, null).read());
  }

  @Override
  public List<Branch> locate(byte[] input, SourceMap map) {
    return List.of(new DotenvReader(input, map).read());
  }

  @Override
  public byte[] write(List<Branch> documents, int indent) {
    if (documents.isEmpty()) {
      throw new NotWritableException("there is no document to write as dotenv");
    }
    return DotenvWriter.write(documents.get(0));
  }

  @Override
  public byte[] writeValue(Node value, int indent) {
    if (value instanceof StringScalar string) {
      return string.utf8().clone();
    }
    throw new NotWritableException(
        "the dotenv store only supports emitting strings, got " + GoValue.type(value));
  }
}
