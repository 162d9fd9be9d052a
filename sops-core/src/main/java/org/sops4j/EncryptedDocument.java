package org.sops4j;

import java.util.List;
import org.sops4j.config.StoreOptions;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.EncryptedTree;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.internal.metadata.MetadataWriter;
import org.sops4j.internal.metadata.UnknownFields;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/**
 * A document whose values are encrypted, with its metadata. Needs no key, and is as safe to store
 * and to pass on as the file that it is.
 *
 * <pre>{@code
 * EncryptedDocument document = sops.read(Path.of("secrets.enc.yaml"));
 * byte[] file = document.toBytes();
 * }</pre>
 */
public final class EncryptedDocument {
  private final Format format;
  private final EncryptedTree tree;
  private final Branch source;

  EncryptedDocument(Format format, EncryptedTree tree) {
    this(format, tree, Branch.EMPTY);
  }

  /** A document that was read: {@code source} is the metadata as it stands in the file. */
  EncryptedDocument(Format format, EncryptedTree tree, Branch source) {
    this.format = format;
    this.tree = tree;
    this.source = source;
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
   * Returns what stands in the metadata and means nothing to this version. It is lost when the
   * document is written again.
   *
   * @return names of fields, such as {@code note} and {@code age[0].label}; none for a document
   *     that was not read from a file
   */
  public List<String> unknownMetadata() {
    return UnknownFields.of(source);
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
