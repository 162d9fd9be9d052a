package org.sops4j.internal.format;

import java.util.List;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Node;

/**
 * Reads and writes one format. Codecs see trees and bytes, never keys or ciphers; the metadata is
 * to them a part of the tree like any other. They hold no state, so one instance serves all
 * threads.
 *
 * <p>Reading fails with {@link org.sops4j.error.MalformedDocumentException}, writing with {@link
 * org.sops4j.error.NotWritableException}, both in the reference's words (format.md section 6).
 */
public interface FormatCodec {
  /**
   * Reads a plaintext file.
   *
   * @param input the whole file
   * @return one branch per document
   */
  List<Branch> read(byte[] input);

  /**
   * Writes a plaintext file.
   *
   * @param documents the branches
   * @param indent the {@code indent} option as in the configuration: 0 is the default of YAML, -1
   *     that of JSON; formats without indentation ignore it
   * @return the whole file
   */
  byte[] write(List<Branch> documents, int indent);

  /**
   * Writes one value as {@code --extract} prints it (not strings, which are printed as they are).
   *
   * @param value any node but a branch of the top level
   * @param indent as in {@link #write}
   * @return the text
   */
  byte[] writeValue(Node value, int indent);

  /**
   * Reads an encrypted file, metadata included.
   *
   * @param input the whole file
   * @return one branch per document
   */
  default List<Branch> readEncrypted(byte[] input) {
    return read(input);
  }

  /**
   * Reads a file, encrypted or in clear, and notes where its keys stand.
   *
   * @param input the whole file
   * @param map is told of every entry and every list
   * @return one branch per document, with the metadata of an encrypted file
   */
  List<Branch> locate(byte[] input, SourceMap map);

  /**
   * Writes an encrypted file, metadata included.
   *
   * @param documents the branches
   * @param indent as in {@link #write}
   * @return the whole file
   */
  default byte[] writeEncrypted(List<Branch> documents, int indent) {
    return write(documents, indent);
  }
}
