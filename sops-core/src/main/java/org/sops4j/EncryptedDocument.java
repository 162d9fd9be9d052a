package org.sops4j;

import org.sops4j.metadata.KeyGroup;
import org.sops4j.tree.Format;

/** A document whose values are encrypted, with its metadata; needs no key. */
public final class EncryptedDocument {
  private final Format format;

  EncryptedDocument(Format format) {
    this.format = format;
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
   * Returns the version of the program that last stamped the file.
   *
   * @return the version, perhaps empty
   */
  public String version() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the key groups.
   *
   * @return at least one group
   */
  public java.util.List<KeyGroup> groups() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the document with its metadata.
   *
   * @param indent the {@code indent} option
   * @return the whole file
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the tree
   */
  public byte[] toBytes(int indent) {
    throw new UnsupportedOperationException();
  }
}
