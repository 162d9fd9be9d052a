package org.sops4j;

import java.util.List;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** A document in clear: decrypted with its MAC verified, or read to be encrypted. */
public final class DecryptedDocument {
  private final Format format;
  private final List<Branch> branches;

  DecryptedDocument(Format format, List<Branch> branches) {
    this.format = format;
    this.branches = List.copyOf(branches);
  }

  /**
   * Returns the format that the document was read from.
   *
   * @return the format
   */
  public Format format() {
    return format;
  }

  /**
   * Returns the trees: one, or one for each document of a YAML file.
   *
   * @return the trees in order
   */
  public List<Branch> branches() {
    return branches;
  }

  /**
   * Writes the document.
   *
   * @param output the format to write
   * @param indent the {@code indent} option, see {@link org.sops4j.config.StoreOptions}
   * @return the whole file
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the tree
   */
  public byte[] toBytes(Format output, int indent) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes a part of the document as {@code --extract} does.
   *
   * @param path the part, in the first tree
   * @param output the format to write
   * @param indent the {@code indent} option
   * @return a string as it is, a mapping as a whole file, anything else as one value
   */
  public byte[] extract(KeyPath path, Format output, int indent) {
    throw new UnsupportedOperationException();
  }
}
