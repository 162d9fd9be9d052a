package org.sops4j.internal.format.yaml;

import java.util.List;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;

/** Reads and writes YAML (format.md section 6.1). */
public final class YamlCodec implements FormatCodec {
  @Override
  public List<Branch> read(byte[] input) {
    return YamlReader.read(input);
  }

  @Override
  public List<Branch> locate(byte[] input, SourceMap map) {
    return YamlReader.read(input, map);
  }

  @Override
  public byte[] write(List<Branch> documents, int indent) {
    return YamlWriter.writePlain(documents, indent);
  }

  @Override
  public byte[] writeEncrypted(List<Branch> documents, int indent) {
    return YamlWriter.write(documents, indent);
  }

  @Override
  public byte[] writeValue(Node value, int indent) {
    return YamlWriter.writeValue(value); // the option has no effect here, see 6.1.8
  }
}
