package org.sops4j.internal.format.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Trees out of the JSON of the vectors, as the JSON store makes them. */
final class JsonTrees {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonTrees() {}

  static JsonNode file(String path) throws IOException {
    return MAPPER.readTree(Files.readAllBytes(Path.of("..", "testdata", "vectors", path)));
  }

  static Branch document(String json) throws IOException {
    return (Branch) tree(MAPPER.readTree(json));
  }

  static Node tree(JsonNode json) {
    switch (json.getNodeType()) {
      case OBJECT:
        return json.has("$number") ? number(json.get("$number").textValue()) : branch(json);
      case ARRAY:
        List<Node> elements = new ArrayList<>();
        json.forEach(element -> elements.add(tree(element)));
        return new Sequence(elements);
      case STRING:
        return StringScalar.of(json.textValue());
      case NUMBER:
        return number(json.asText());
      case BOOLEAN:
        return new BoolScalar(json.booleanValue());
      default:
        return NullScalar.NULL;
    }
  }

  private static Branch branch(JsonNode json) {
    List<Item> items = new ArrayList<>();
    json.properties().forEach(e -> items.add(Item.of(e.getKey(), tree(e.getValue()))));
    return new Branch(items);
  }

  private static Node number(String text) {
    try {
      return new IntScalar(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return new FloatScalar(Double.parseDouble(text));
    }
  }
}
