package org.sops4j.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.DecryptedDocument;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** A report for programs, which the library writes as it writes any JSON document. */
public final class JsonObject {
  /** The indentation by one tab a level. */
  public static final int TABS = -1;

  private static final int INDENT = 2;

  private final List<Item> items = new ArrayList<>();

  /** Makes an object without members. */
  public JsonObject() {}

  /**
   * Adds a text.
   *
   * @param name the name
   * @param text the text
   * @return this object
   */
  public JsonObject put(String name, String text) {
    return add(name, StringScalar.of(text));
  }

  /**
   * Adds a number.
   *
   * @param name the name
   * @param number the number
   * @return this object
   */
  public JsonObject put(String name, int number) {
    return add(name, new IntScalar(number));
  }

  /**
   * Adds a truth value.
   *
   * @param name the name
   * @param value the value
   * @return this object
   */
  public JsonObject put(String name, boolean value) {
    return add(name, new BoolScalar(value));
  }

  /**
   * Adds an object.
   *
   * @param name the name
   * @param object the object as it is now
   * @return this object
   */
  public JsonObject put(String name, JsonObject object) {
    return add(name, object.node());
  }

  /**
   * Adds a list of objects.
   *
   * @param name the name
   * @param objects the objects as they are now
   * @return this object
   */
  public JsonObject putObjects(String name, List<JsonObject> objects) {
    List<Node> nodes = new ArrayList<>(objects.size());
    for (JsonObject object : objects) {
      nodes.add(object.node());
    }
    return add(name, new Sequence(nodes));
  }

  /**
   * Adds a list of texts.
   *
   * @param name the name
   * @param texts the texts
   * @return this object
   */
  public JsonObject putTexts(String name, List<String> texts) {
    List<Node> nodes = new ArrayList<>(texts.size());
    for (String text : texts) {
      nodes.add(StringScalar.of(text));
    }
    return add(name, new Sequence(nodes));
  }

  private JsonObject add(String name, Node value) {
    items.add(Item.of(name, value));
    return this;
  }

  private Branch node() {
    return new Branch(items);
  }

  /**
   * Writes the object.
   *
   * @return UTF-8, with a line feed at the end
   */
  public byte[] toBytes() {
    return toBytes(INDENT);
  }

  /**
   * Writes the object.
   *
   * @param indent how many blanks a level, or {@link #TABS}
   * @return UTF-8, with a line feed at the end
   */
  public byte[] toBytes(int indent) {
    return DecryptedDocument.of(Format.JSON, List.of(node())).toBytes(Format.JSON, indent);
  }
}
