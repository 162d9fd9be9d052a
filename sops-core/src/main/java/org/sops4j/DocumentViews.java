package org.sops4j;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.PathException;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.Extractor;
import org.sops4j.internal.engine.FlatProperties;
import org.sops4j.internal.engine.JavaValues;
import org.sops4j.internal.text.GoValue;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;

/** How {@link DecryptedDocument} shows its values to an application. */
abstract class DocumentViews {
  DocumentViews() {}

  abstract List<Branch> trees();

  final Branch first() {
    return trees().isEmpty() ? Branch.EMPTY : trees().get(0);
  }

  /**
   * Returns the value at a path in the first tree.
   *
   * @param path the path
   * @return the value
   * @throws SopsException if the path leads nowhere
   */
  public Node at(KeyPath path) {
    return Extractor.extract(first(), path);
  }

  /**
   * Looks for a value at a path in the first tree.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the value, or empty if the path leads nowhere
   */
  public Optional<Node> find(Object... components) {
    try {
      return Optional.of(at(KeyPath.of(components)));
    } catch (PathException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the text at a path in the first tree.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the text; of a number, a truth value or a time its text as dotenv files have it
   * @throws SopsException if the path leads nowhere, or to null, a list or a mapping
   */
  public String getString(Object... components) {
    KeyPath path = KeyPath.of(components);
    return text(at(path), path, "a string");
  }

  /**
   * Returns the integer at a path in the first tree. A text is read as one, since dotenv and INI
   * files have nothing else.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the integer
   * @throws SopsException if the path leads nowhere, or to what is no integer of 32 bits
   */
  public int getInt(Object... components) {
    return read(KeyPath.of(components), "an integer of 32 bits", Integer::valueOf);
  }

  /**
   * Returns the integer at a path in the first tree. A text is read as one.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the integer
   * @throws SopsException if the path leads nowhere, or to what is no integer of 64 bits
   */
  public long getLong(Object... components) {
    return read(
        KeyPath.of(components),
        "an integer of 64 bits",
        text -> new BigInteger(text).longValueExact());
  }

  /**
   * Returns the number at a path in the first tree. A text is read as one.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the number, rounded as doubles are
   * @throws SopsException if the path leads nowhere, or to what is no number
   */
  public double getDouble(Object... components) {
    return read(KeyPath.of(components), "a number", Double::valueOf);
  }

  /**
   * Returns the truth value at a path in the first tree. The texts {@code true} and {@code false}
   * are read as such, in any case of letters.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the truth value
   * @throws SopsException if the path leads nowhere, or to what is no truth value
   */
  public boolean getBoolean(Object... components) {
    KeyPath path = KeyPath.of(components);
    if (at(path) instanceof BoolScalar truth) {
      return truth.value();
    }
    return read(path, "a truth value", DocumentViews::truth);
  }

  private static Boolean truth(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    } else if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException();
  }

  /**
   * Returns the time at a path in the first tree. A text of RFC 3339 is read as one.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the time in its zone
   * @throws SopsException if the path leads nowhere, or to what is no time
   */
  public OffsetDateTime getTime(Object... components) {
    KeyPath path = KeyPath.of(components);
    if (at(path) instanceof TimeScalar time) {
      return JavaValues.time(time);
    }
    return read(path, "a time", OffsetDateTime::parse);
  }

  /**
   * Returns the bytes at a path in the first tree, such as {@code data} of a binary file.
   *
   * @param components keys as strings, positions in lists as integers
   * @return the bytes; of a text those of UTF-8
   * @throws SopsException if the path leads nowhere, or to null, a list or a mapping
   */
  public byte[] getBytes(Object... components) {
    KeyPath path = KeyPath.of(components);
    Node node = at(path);
    if (node instanceof BytesScalar bytes) {
      return bytes.bytes();
    } else if (node instanceof StringScalar string) {
      return string.utf8().clone();
    }
    return text(node, path, "a text").getBytes(StandardCharsets.UTF_8);
  }

  private <T> T read(KeyPath path, String wanted, Function<String, T> reader) {
    Node node = at(path);
    try {
      return reader.apply(text(node, path, wanted));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw unfit(node, path, wanted); // the cause would quote the value
    }
  }

  private static String text(Node node, KeyPath path, String wanted) {
    if (node instanceof Scalar scalar && !(node instanceof NullScalar)) {
      return ScalarText.flat(scalar);
    }
    throw unfit(node, path, wanted);
  }

  private static PathException unfit(Node node, KeyPath path, String wanted) {
    return new PathException(
        ErrorCode.PATH_NOT_APPLICABLE,
        "the value cannot be read as " + wanted + ": it is a " + GoValue.type(node),
        path);
  }

  /**
   * Returns the first tree as a map.
   *
   * <p>Numbers are {@code Integer}, {@code Long} or {@code BigInteger}, whichever is the smallest
   * that fits, or {@code Double}; times are {@code OffsetDateTime}. Of equal keys the first counts,
   * as for paths. Keys that YAML merges with {@code <<} are there as if they were written out.
   * Comments are left out.
   *
   * @return an immutable map in the order of the file, with maps and lists in it
   */
  public Map<String, @Nullable Object> toMap() {
    return DeepStack.call(() -> JavaValues.map(first()));
  }

  /**
   * Returns all trees as maps: one, or one for each document of a YAML file.
   *
   * @return maps as {@link #toMap} gives them
   */
  public List<Map<String, @Nullable Object>> toMaps() {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>();
    for (Branch tree : trees()) {
      maps.add(DeepStack.call(() -> JavaValues.map(tree)));
    }
    return maps;
  }

  /**
   * Returns the first tree as properties, such as {@code db.password} and {@code hosts[0]}.
   *
   * @return a property for each value, as {@link #toMap} has them; an empty one for null and for
   *     empty lists and mappings
   */
  public Properties toProperties() {
    return DeepStack.call(() -> FlatProperties.of(first()));
  }
}
