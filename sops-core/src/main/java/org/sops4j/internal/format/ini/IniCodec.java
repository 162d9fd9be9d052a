package org.sops4j.internal.format.ini;

import java.util.List;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.internal.text.ByteOutput;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;

/**
 * Sections of keys (format.md section 6.4).
 *
 * <p>The reference writes some names and values so that they read back as others. Plaintext is
 * written as it does it, byte for byte. An encrypted file is what is left of the secrets, and a
 * name that changes there makes its value undecipherable: such a file is quoted so that it reads
 * back, or refused.
 */
public final class IniCodec implements FormatCodec {
  /** Makes a codec. */
  public IniCodec() {}

  @Override
  public List<Branch> read(byte[] input) {
    return List.of(IniTree.toBranch(new IniReader(input).sections(), null));
  }

  @Override
  public List<Branch> locate(byte[] input, SourceMap map) {
    return List.of(IniTree.toBranch(new IniReader(input).sections(), map));
  }

  @Override
  public byte[] write(List<Branch> documents, int indent) {
    return new IniWriter(new IniQuoting()).write(IniTree.toSections(documents, false));
  }

  @Override
  public byte[] writeEncrypted(List<Branch> documents, int indent) {
    return new IniWriter(new SafeQuoting()).write(IniTree.toSections(documents, true));
  }

  @Override
  public byte[] writeValue(Node value, int indent) {
    ByteOutput out = new ByteOutput();
    GoJson.write(out, value);
    return out.toByteArray();
  }
}
