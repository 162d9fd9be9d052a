package org.sops4j.internal.format.yaml;

import java.util.List;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.text.Utf8Output;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;

/** Writes trees as YAML, byte for byte as the reference does (format.md section 6.1.6). */
final class YamlWriter {
  private static final int DEFAULT_STEP = 4;
  private static final int FALLBACK_STEP = 2;

  private YamlWriter() {}

  /** Writes a file; {@code indent} is the option as in the configuration. */
  static byte[] write(List<Branch> documents, int indent) {
    return write(documents, new BlockWriter(new Utf8Output(1024), step(indent), false));
  }

  /**
   * Writes a plaintext file: as {@link #write}, but with the one defect that scripts may expect.
   */
  static byte[] writePlain(List<Branch> documents, int indent) {
    return write(documents, new BlockWriter(new Utf8Output(1024), step(indent), true));
  }

  private static byte[] write(List<Branch> documents, BlockWriter writer) {
    boolean first = true;
    for (Branch document : documents) {
      if (!first) {
        writer.separator();
      }
      first = false;
      writer.root(document);
    }
    return writer.toByteArray();
  }

  /** Writes one value as {@code --extract} prints it, always with the default indentation. */
  static byte[] writeValue(Node value) {
    BlockWriter writer = new BlockWriter(new Utf8Output(64), DEFAULT_STEP, true);
    writer.root(value);
    return writer.toByteArray();
  }

  private static int step(int indent) {
    if (indent < 0) {
      throw new NotWritableException("YAML Negative indentation not accepted");
    }
    if (indent == 0) {
      return DEFAULT_STEP;
    }
    // The reference's library has one digit for the step, and 1 cannot hold a list element.
    return indent == 1 || indent > 9 ? FALLBACK_STEP : indent;
  }
}
