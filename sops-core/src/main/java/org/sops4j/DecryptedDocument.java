package org.sops4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.config.StoreOptions;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.EnvironmentVariables;
import org.sops4j.internal.engine.Extractor;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/**
 * A document in clear: decrypted with its MAC verified, or read to be encrypted. Its text form
 * names no value.
 */
public final class DecryptedDocument {
  private final Format format;
  private final List<Branch> branches;

  DecryptedDocument(Format format, List<Branch> branches) {
    this.format = format;
    this.branches = List.copyOf(branches);
  }

  /**
   * Makes a document of trees.
   *
   * @param format the format that it is meant for
   * @param branches one tree, or one for each document of a YAML file
   * @return the document
   */
  public static DecryptedDocument of(Format format, List<Branch> branches) {
    return new DecryptedDocument(format, branches);
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
   * Returns the value at a path in the first tree.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the value
   * @throws org.sops4j.error.SopsException if the path leads nowhere
   */
  public Node at(Object... components) {
    return at(KeyPath.of(components));
  }

  /**
   * Returns the value at a path in the first tree.
   *
   * @param path the path
   * @return the value
   * @throws org.sops4j.error.SopsException if the path leads nowhere
   */
  public Node at(KeyPath path) {
    return Extractor.extract(branches.isEmpty() ? Branch.EMPTY : branches.get(0), path);
  }

  /**
   * Writes the document in the format that it was read from, with the default indentation.
   *
   * @return the whole file
   */
  public byte[] toBytes() {
    return toBytes(format, StoreOptions.DEFAULT.indent(format));
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
    return DeepStack.call(() -> FormatCodecs.of(output).write(branches, indent));
  }

  /**
   * Writes a part of the document as {@code --extract} does.
   *
   * @param path the part, in the first tree
   * @param output the format to write
   * @param indent the {@code indent} option
   * @return a string as it is, a mapping as a whole file, anything else as one value
   * @throws org.sops4j.error.SopsException if the path leads nowhere
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the part
   */
  public byte[] extract(KeyPath path, Format output, int indent) {
    Node part = at(path);
    if (part instanceof StringScalar string) {
      return string.utf8().clone();
    }
    FormatCodec codec = FormatCodecs.of(output);
    if (part instanceof Branch branch) {
      List<Branch> documents = new ArrayList<>(branches);
      documents.set(0, branch);
      return DeepStack.call(() -> codec.write(documents, indent));
    }
    return DeepStack.call(() -> codec.writeValue(part, indent));
  }

  /**
   * Returns the first tree as variables of an environment, which is what {@code exec-env} passes
   * on: values as dotenv files have them, and null as {@code <nil>}.
   *
   * @return names and values in order; bytes that are not UTF-8 as {@link org.sops4j.tree.Utf8}
   *     explains
   * @throws org.sops4j.error.NotWritableException if a value is a list or a mapping, or a key is no
   *     name for a variable
   */
  public Map<String, String> environment() {
    return EnvironmentVariables.of(branches.isEmpty() ? Branch.EMPTY : branches.get(0));
  }

  @Override
  public String toString() {
    return "DecryptedDocument[" + format + ", " + branches.size() + " trees]";
  }
}
