package org.sops4j;

import java.util.List;
import org.sops4j.config.StoreOptions;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.EncryptedTree;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.internal.metadata.MetadataWriter;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/** A document whose values are encrypted, with its metadata. Needs no key. */
public final class EncryptedDocument {
  private final Format format;
  private final EncryptedTree tree;

  EncryptedDocument(Format format, EncryptedTree tree) {
    this.format = format;
    this.tree = tree;
  }

  EncryptedTree tree() {
    return tree;
  }

  /**
   * Returns the format.
   *
   * @return the format
   */
  public Format format() {
    return format;
  }

  /**
   * Returns the metadata.
   *
   * @return key groups, selection, MAC and version
   */
  public SopsMetadata metadata() {
    return tree.metadata();
  }

  /**
   * Writes the document with its metadata and the default indentation.
   *
   * @return the whole file
   */
  public byte[] toBytes() {
    return toBytes(StoreOptions.DEFAULT.indent(format));
  }

  /**
   * Writes the document with its metadata.
   *
   * @param indent the {@code indent} option, see {@link StoreOptions}
   * @return the whole file
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the tree
   */
  public byte[] toBytes(int indent) {
    List<Branch> whole =
        new MetadataPlacement(format)
            .attach(tree.documents(), MetadataWriter.write(tree.metadata()));
    return DeepStack.call(() -> FormatCodecs.of(format).writeEncrypted(whole, indent));
  }

  @Override
  public String toString() {
    return "EncryptedDocument[" + format + ", " + tree.documents().size() + " trees]";
  }
}
