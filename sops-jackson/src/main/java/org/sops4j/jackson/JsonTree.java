package org.sops4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.error.BindingException;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/**
 * Makes a tree of Jackson. A second parser for the text of the file would have its own opinion on
 * what a plain scalar of YAML means; here the types are those that were encrypted.
 */
final class JsonTree {
  /** As deep as Jackson reads text; binding recurses, and a stack has an end. */
  private static final int DEEPEST = 1000;

  private final JsonNodeFactory nodes;
  private final List<Object> path = new ArrayList<>();

  JsonTree(JsonNodeFactory nodes) {
    this.nodes = nodes;
  }

  JsonNode of(Node node) {
    if (path.size() > DEEPEST) {
      throw new BindingException(KeyPath.of(), "it is nested deeper than " + DEEPEST, List.of());
    }
    return switch (node.kind()) {
      case BRANCH -> object((Branch) node);
      case SEQUENCE -> array((Sequence) node);
      case COMMENT -> throw refuse("a comment has no value");
      default -> scalar((Scalar) node);
    };
  }

  private ObjectNode object(Branch branch) {
    ObjectNode object = nodes.objectNode();
    for (Item item : branch) {
      if (item.key() instanceof Scalar key) {
        String name = scalar(key).asText();
        path.add(name);
        if (object.replace(name, of(item.value())) != null) {
          throw refuse("there are two entries of this name");
        }
        path.remove(path.size() - 1);
      }
    }
    return object;
  }

  private ArrayNode array(Sequence sequence) {
    ArrayNode array = nodes.arrayNode();
    List<Node> elements = sequence.elements();
    for (int i = 0; i < elements.size(); i++) {
      if (!(elements.get(i) instanceof Comment)) {
        path.add(i);
        array.add(of(elements.get(i)));
        path.remove(path.size() - 1);
      }
    }
    return array;
  }

  private JsonNode scalar(Scalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> nodes.textNode(((StringScalar) scalar).text());
      case INT -> integer(((IntScalar) scalar).value());
      case UNSIGNED ->
          nodes.numberNode(new BigInteger(Long.toUnsignedString(((UnsignedScalar) scalar).bits())));
      case FLOAT -> nodes.numberNode(((FloatScalar) scalar).value());
      case BOOL -> nodes.booleanNode(((BoolScalar) scalar).value());
      case TIME -> nodes.textNode(time((TimeScalar) scalar));
      case BYTES -> nodes.binaryNode(((BytesScalar) scalar).bytes());
      default -> nodes.nullNode();
    };
  }

  /** Small numbers are ints, as when Jackson reads text: it shows where a class says Object. */
  private JsonNode integer(long value) {
    return value == (int) value ? nodes.numberNode((int) value) : nodes.numberNode(value);
  }

  private String time(TimeScalar time) {
    try {
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(time.offsetMinutes() * 60);
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.of(time.local(), zone));
    } catch (DateTimeException e) {
      throw refuse("the offset of its time zone is beyond 18 hours");
    }
  }

  private BindingException refuse(String reason) {
    return new BindingException(new KeyPath(path), reason, List.of());
  }
}
