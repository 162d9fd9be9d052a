package org.sops4j.internal.format.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * Reads an object in file order with duplicates. Truncated input and anything after the object are
 * errors, although the reference tolerates them (format.md section 6.2.1).
 */
final class JsonReader {
  /**
   * Twice what can be written, so that a document just beyond that fails when it is written, as in
   * the reference, and only absurd nesting fails here.
   */
  private static final int DEEPEST = 2 * JsonWriter.DEEPEST;

  private static final String VALUE = " looking for beginning of value";

  private final JsonInput in;
  private final JsonStrings strings;
  private final JsonNumbers numbers;
  private final @Nullable JsonPlaces places;
  private int depth;

  /** Makes a reader; the map, if there is one, is told where everything stands. */
  JsonReader(byte[] bytes, @Nullable SourceMap map) {
    places = map == null ? null : new JsonPlaces(bytes, map);
    in = new JsonInput(bytes);
    strings = new JsonStrings(in);
    numbers = new JsonNumbers(in);
  }

  Branch document() {
    int c = in.peek();
    if (c < 0) {
      throw in.failure("EOF", in.bytes.length);
    }
    if (c != '{') {
      throw notAnObject(c);
    }
    Branch branch = object();
    requireEnd();
    return branch;
  }

  /** Reads the one value that the input is. */
  Node single() {
    Node value = value();
    requireEnd();
    return value;
  }

  private void requireEnd() {
    if (in.peek() >= 0) {
      throw in.unexpected(" after top-level value");
    }
  }

  private MalformedDocumentException notAnObject(int c) {
    int start = in.at;
    if (c == '[') {
      return JsonTopLevel.array(in);
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      Node number = numbers.scalarOrInfinity();
      return JsonTopLevel.number(in, number, numbers.text(start));
    }
    return JsonTopLevel.other(in, start, value());
  }

  private Node value() {
    int c = in.peek();
    if (c == '"') {
      return strings.scalar();
    }
    if (c == '{') {
      return object();
    }
    return c == '[' ? array() : scalar(c);
  }

  private Node scalar(int c) {
    switch (c) {
      case 't':
        return literal("true", new BoolScalar(true));
      case 'f':
        return literal("false", new BoolScalar(false));
      case 'n':
        return literal("null", NullScalar.NULL);
      default:
        if (c == '-' || (c >= '0' && c <= '9')) {
          return numbers.scalar();
        }
        throw in.unexpected(VALUE);
    }
  }

  private Branch object() {
    open();
    int c = in.peek();
    if (c == '}') {
      close();
      return Branch.EMPTY;
    }
    if (c != '"') {
      throw in.unexpected("");
    }
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (anotherItem());
    close();
    return new Branch(items);
  }

  private Item item() {
    int start = in.at;
    StringScalar key = strings.scalar();
    if (in.peek() != ':') {
      throw in.unexpected(" after object key");
    }
    in.at++;
    Item item = new Item(key, value());
    if (places != null) {
      places.add(item, start);
    }
    return item;
  }

  private boolean anotherItem() {
    int c = in.peek();
    if (c == '}') {
      return false;
    }
    if (c != ',') {
      throw in.unexpected(" after object key:value pair");
    }
    in.at++;
    if (in.peek() != '"') {
      throw in.unexpected(" looking for beginning of object key string");
    }
    return true;
  }

  private Sequence array() {
    open();
    if (in.peek() == ']') {
      close();
      return Sequence.EMPTY;
    }
    List<Node> elements = new ArrayList<>();
    List<Integer> starts = places == null ? List.of() : new ArrayList<>();
    do {
      if (places != null) {
        in.peek();
        starts.add(in.at);
      }
      elements.add(value());
    } while (anotherElement());
    close();
    Sequence sequence = new Sequence(elements);
    if (places != null) {
      places.add(sequence, starts);
    }
    return sequence;
  }

  private boolean anotherElement() {
    int c = in.peek();
    if (c == ']') {
      return false;
    }
    if (c != ',') {
      throw in.unexpected(" after array element");
    }
    in.at++;
    return true;
  }

  private void open() {
    if (++depth > DEEPEST) {
      throw in.unexpected(" exceeded max depth");
    }
    in.at++;
  }

  private void close() {
    depth--;
    in.at++;
  }

  private Node literal(String word, Node value) {
    for (int i = 1; i < word.length(); i++) {
      in.at++;
      if (in.current() != word.charAt(i)) {
        throw wrongLiteral(word, word.charAt(i));
      }
    }
    in.at++;
    return value;
  }

  private MalformedDocumentException wrongLiteral(String word, char expected) {
    return in.unexpected(" in literal " + word + " (expecting '" + expected + "')");
  }
}
