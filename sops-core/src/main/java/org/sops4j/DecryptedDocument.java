package org.sops4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sops4j.config.StoreOptions;
import org.sops4j.internal.engine.Binders;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.Encryptor;
import org.sops4j.internal.engine.EnvironmentVariables;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.engine.JavaValues;
import org.sops4j.internal.engine.PathEditor;
import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/**
 * A document in clear: decrypted with its MAC verified, or read to be encrypted. Immutable; its
 * text form names no value.
 *
 * <pre>{@code
 * DecryptedDocument secrets = sops.decrypt(Path.of("secrets.enc.yaml"));
 * String password = secrets.getString("db", "password");
 * int port = secrets.getInt("db", "port");
 * Map<String, Object> all = secrets.toMap();
 * byte[] json = secrets.toBytes(Format.JSON);
 * }</pre>
 */
public final class DecryptedDocument extends DocumentViews {
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
   * Makes a document of a map.
   *
   * @param format the format that it is meant for
   * @param content maps, iterables, strings, boxed integers and doubles, booleans, {@code
   *     OffsetDateTime}, {@code Instant}, bytes of UTF-8, nodes and null
   * @return the document
   * @throws IllegalArgumentException if there is something else in it
   */
  public static DecryptedDocument of(Format format, Map<String, ?> content) {
    return of(format, List.of(JavaValues.branch(content)));
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
   * Returns the first tree as an object of an application. Needs {@code sops-jackson} on the path.
   *
   * <pre>{@code
   * record Database(String host, int port, String password) {}
   *
   * record Settings(Database database) {}
   *
   * Settings settings = sops.decrypt(file).as(Settings.class);
   * }</pre>
   *
   * @param type the class, such as a record
   * @param <T> the class
   * @return the object
   * @throws org.sops4j.error.BindingException if the tree does not fit the class
   * @throws org.sops4j.error.SopsException with {@link org.sops4j.error.ErrorCode#NO_BINDER} if
   *     nothing on the path binds documents to classes
   */
  public <T> T as(Class<T> type) {
    return Binders.find().bind(first(), type);
  }

  /**
   * Returns what is at a path in the first tree as an object of an application. Needs {@code
   * sops-jackson} on the path.
   *
   * @param type the class, such as a record
   * @param components keys as strings, positions in lists as integers
   * @param <T> the class
   * @return the object
   * @throws org.sops4j.error.SopsException if the path leads nowhere, or as for {@link #as(Class)}
   */
  public <T> T as(Class<T> type, Object... components) {
    return Binders.find().bind(at(components), type);
  }

  /**
   * Returns this document with another text at a path in its first tree.
   *
   * @param text the text
   * @param components keys as strings, positions in lists as integers
   * @return the changed document
   * @throws org.sops4j.error.SopsException as for {@link #with(KeyPath, Node)}
   */
  public DecryptedDocument with(String text, Object... components) {
    return with(KeyPath.of(components), StringScalar.of(text));
  }

  /**
   * Returns this document with another value at a path in its first tree. What is missing of the
   * path is built, a position behind the end of a list appends, and a scalar in the way is
   * replaced. Comments of a list count as elements.
   *
   * @param path the path
   * @param value the value
   * @return the changed document, or this one if it has an equal value there already
   * @throws org.sops4j.error.SopsException if the path is empty, or goes into a list by a key or a
   *     negative position
   */
  public DecryptedDocument with(KeyPath path, Node value) {
    return withFirst(DeepStack.call(() -> PathEditor.set(first(), path, value)));
  }

  /**
   * Returns this document without what is at a path in its first tree. What held it stays, even if
   * it is empty now.
   *
   * @param path the path
   * @return the changed document
   * @throws org.sops4j.error.SopsException with {@link org.sops4j.error.ErrorCode#PATH_NOT_FOUND}
   *     if there is no such key or position, with {@link
   *     org.sops4j.error.ErrorCode#PATH_NOT_APPLICABLE} if the path is empty or goes into a value
   *     that has no such parts
   */
  public DecryptedDocument without(KeyPath path) {
    return withFirst(DeepStack.call(() -> PathEditor.unset(first(), path)));
  }

  @Override
  List<Branch> trees() {
    return branches;
  }

  @SuppressWarnings("ReferenceEquality") // an editor returns the same tree if nothing changed
  private DecryptedDocument withFirst(Branch changed) {
    if (!branches.isEmpty() && branches.get(0) == changed) {
      return this;
    }
    List<Branch> documents = new ArrayList<>(branches);
    if (documents.isEmpty()) {
      documents.add(changed);
    } else {
      documents.set(0, changed);
    }
    return new DecryptedDocument(format, documents);
  }

  /**
   * Refuses to be encrypted if there is no document, or the first one has a key that stands for
   * metadata.
   *
   * @param output the format that will be written, which decides what is reserved
   * @throws org.sops4j.error.SopsException with {@link org.sops4j.error.ErrorCode#NO_DOCUMENT} or
   *     {@link org.sops4j.error.ErrorCode#ALREADY_ENCRYPTED}
   */
  public void requireEncryptable(Format output) {
    Encryptor.check(branches, new MetadataPlacement(output));
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
   * Writes the document in another format, with the default indentation.
   *
   * @param output the format to write
   * @return the whole file
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the tree
   */
  public byte[] toBytes(Format output) {
    return toBytes(output, StoreOptions.DEFAULT.indent(output));
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
    return DeepStack.call(
        new Supplier<>() {
          @Override
          public byte[] get() {
            return FormatCodecs.of(output).write(branches, indent);
          }
        });
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
