package org.sops4j;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.ValueNames;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.internal.text.TimeText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.TimeScalar;

/**
 * A value under the name that frameworks give to settings, such as {@code db.hosts[0]}: keys joined
 * by dots, positions in brackets, counted without comments. A key that begins with a bracket
 * follows without a dot. What stands in the section {@code DEFAULT} of an INI file has no prefix.
 *
 * <pre>{@code
 * for (NamedValue one : NamedValue.of(document, 0)) {
 *   settings.put(one.name(), one.text());
 * }
 * }</pre>
 *
 * @param name the name; more than one value may have it, of which the last should count
 * @param path where the value stands, comments of lists counted
 * @param value a scalar, or a list or a mapping without elements
 */
public record NamedValue(String name, KeyPath path, Node value) {
  /**
   * Names the values of a document.
   *
   * @param document the document
   * @param index which of its trees, counted from 0
   * @return its values in order
   */
  public static List<NamedValue> of(DecryptedDocument document, int index) {
    return name(document.branches().get(index), document.format(), false);
  }

  /**
   * Returns the names that the values of an encrypted document have. Needs no key.
   *
   * @param document the document
   * @param index which of its trees, counted from 0
   * @return the names in order; empty if there is no such tree
   */
  public static List<String> namesOf(EncryptedDocument document, int index) {
    List<String> names = new ArrayList<>();
    List<Branch> trees = document.tree().documents();
    if (index < trees.size()) {
      for (NamedValue one : name(trees.get(index), document.format(), true)) {
        names.add(one.name());
      }
    }
    return names;
  }

  private static List<NamedValue> name(Branch tree, Format format, boolean encrypted) {
    List<NamedValue> found = new ArrayList<>();
    ValueNames names =
        new ValueNames(
            (name, path, value) -> found.add(new NamedValue(name, path, value)), encrypted);
    DeepStack.call(
        () -> {
          found.clear(); // it may be the second try, on a larger stack
          names.walk(tree, format);
          return found;
        });
    return found;
  }

  /**
   * Returns the text of the value.
   *
   * @return a string as it is, a number or a time as text; empty for null, and for a list or a
   *     mapping without elements
   */
  public String text() {
    if (value instanceof TimeScalar time) {
      return TimeText.full(time);
    }
    return value instanceof Scalar scalar && scalar != NullScalar.NULL
        ? ScalarText.flat(scalar)
        : "";
  }

  @Override
  public String toString() {
    return "NamedValue[" + name + "]";
  }
}
