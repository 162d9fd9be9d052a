package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Nested metadata as names and texts for dotenv and INI, and back (format.md section 5.5). */
public final class Flattening {
  private final List<Item> items = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private Flattening() {}

  /**
   * Flattens a mapping in its order. Comments, empty mappings and empty lists vanish, and all else
   * becomes text.
   *
   * @param nested the mapping
   * @return entries with unlike string keys and string values
   */
  public static List<Item> flatten(Branch nested) {
    Flattening flattening = new Flattening();
    flattening.add("", "", nested);
    return flattening.items;
  }

  /**
   * Builds the mapping of which these are the flat names; its keys are sorted.
   *
   * @param flat entries with string keys; comments are skipped
   * @return mappings, lists and the values that were given
   */
  public static Branch unflatten(List<Item> flat) {
    FlatNode root = new FlatNode(true);
    for (Item item : flat) {
      if (!item.isComment()) {
        String name = name((Scalar) item.key());
        root.put(FlatName.parse(name), name, item.value());
      }
    }
    return root.toBranch();
  }

  /**
   * Escapes line feeds, as the metadata of INI files needs it.
   *
   * @param text the text
   * @return the text with a backslash and {@code n} for each
   */
  public static String escapeLineFeeds(String text) {
    return text.replace("\n", "\\n");
  }

  /**
   * Undoes {@link #escapeLineFeeds}; a backslash cannot be escaped itself.
   *
   * @param text the text
   * @return the text with line feeds
   */
  public static String unescapeLineFeeds(String text) {
    return text.replace("\\n", "\n");
  }

  private static String name(Scalar key) {
    if (key instanceof StringScalar string) {
      return string.text();
    }
    throw new SopsException(
        ErrorCode.INVALID_METADATA,
        "Found non-string key " + GoQuote.quote(ScalarText.flat(key)) + " when unflattening");
  }

  private void add(String name, String separator, Node node) {
    if (node instanceof Branch branch) {
      for (Item item : branch) {
        if (!item.isComment()) {
          add(name + separator + name((Scalar) item.key()), FlatName.MAP, item.value());
        }
      }
    } else if (node instanceof Sequence sequence) {
      int index = 0;
      for (Node element : sequence) {
        if (!(element instanceof Comment)) {
          add(name + FlatName.LIST + index++, FlatName.MAP, element);
        }
      }
    } else {
      leaf(name, (Scalar) node);
    }
  }

  private void leaf(String name, Scalar value) {
    if (!names.add(name)) {
      throw new SopsException(
          ErrorCode.INVALID_METADATA, "Found key collision \"" + name + "\" while flattening");
    }
    items.add(Item.of(name, StringScalar.of(ScalarText.flat(value))));
  }
}
