package org.sops4j.internal.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.error.Reason;
import org.sops4j.internal.format.FormatVectors;
import org.sops4j.internal.format.json.JsonCodec;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.StringScalar;

/** Metadata is flattened and put together again as the reference does it. */
class FlatteningVectorsTest {
  private static final JsonNode VECTORS = FormatVectors.json("metadata.json");
  private static final JsonCodec JSON = new JsonCodec();

  @TestFactory
  List<DynamicTest> realMetadataIsFlattened() {
    return tests(
        "items",
        vector ->
            assertThat(inFile(vector, Flattening.flatten(tree(vector.get("nested")))))
                .isEqualTo(pairs(vector.get("flat"))));
  }

  @TestFactory
  List<DynamicTest> realMetadataIsPutTogether() {
    return tests(
        "items",
        vector ->
            assertThat(Flattening.unflatten(fromFile(vector)))
                .isEqualTo(tree(asText(vector.get("nested")))));
  }

  @TestFactory
  List<DynamicTest> flatten() {
    return tests(
        "flatten",
        vector -> {
          Branch nested = tree(vector.get("nested"));
          if (vector.has("error")) {
            assertThatThrownBy(() -> Flattening.flatten(nested))
                .extracting(Reason::of)
                .isEqualTo(vector.get("error").asText());
          } else {
            assertThat(Flattening.flatten(nested)).isEqualTo(pairs(vector.get("flat")));
          }
        });
  }

  @TestFactory
  List<DynamicTest> unflatten() {
    return tests(
        "unflatten",
        vector -> {
          List<Item> flat = pairs(vector.path("flat"));
          vector.path("flat_pairs").forEach(p -> flat.add(item(p.get(0), p.get(1))));
          if (vector.has("error")) {
            assertThatThrownBy(() -> Flattening.unflatten(flat))
                .extracting(Reason::of)
                .isEqualTo(vector.get("error").asText());
          } else {
            assertThat(Flattening.unflatten(flat)).isEqualTo(tree(vector.get("nested")));
          }
        });
  }

  /** What one vector is checked for. */
  private interface Law {
    void check(JsonNode vector);
  }

  private static List<DynamicTest> tests(String list, Law law) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : VECTORS.get(list)) {
      String name = tests.size() + " " + vector.path("note").asText();
      tests.add(DynamicTest.dynamicTest(name, () -> law.check(vector)));
    }
    return tests;
  }

  /** Adds what the two formats add: a prefix for dotenv, escapes for both. */
  private static List<Item> inFile(JsonNode vector, List<Item> flat) {
    String prefix = vector.get("format").asText().equals("dotenv") ? "sops_" : "";
    List<Item> items = new ArrayList<>();
    for (Item item : flat) {
      String value = Flattening.escapeLineFeeds(((StringScalar) item.value()).text());
      items.add(Item.of(prefix + ((StringScalar) item.key()).text(), StringScalar.of(value)));
    }
    return items;
  }

  private static List<Item> fromFile(JsonNode vector) {
    int prefix = vector.get("format").asText().equals("dotenv") ? "sops_".length() : 0;
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : vector.get("flat").properties()) {
      String value = Flattening.unescapeLineFeeds(entry.getValue().asText());
      items.add(Item.of(entry.getKey().substring(prefix), StringScalar.of(value)));
    }
    return items;
  }

  private static Branch tree(JsonNode json) {
    return JSON.read(json.toString().getBytes(UTF_8)).get(0);
  }

  private static List<Item> pairs(JsonNode flat) {
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : flat.properties()) {
      items.add(Item.of(entry.getKey(), StringScalar.of(entry.getValue().asText())));
    }
    return items;
  }

  private static Item item(JsonNode key, JsonNode value) {
    return Item.of(key.asText(), StringScalar.of(value.asText()));
  }

  /** Numbers and booleans as texts, and no empty collections: all that flat metadata can tell. */
  private static JsonNode asText(JsonNode nested) {
    if (nested.isObject()) {
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : nested.properties()) {
        JsonNode value = asText(entry.getValue());
        if (!value.isContainerNode() || !value.isEmpty()) {
          out.set(entry.getKey(), value);
        }
      }
      return out;
    }
    if (nested.isArray()) {
      var out = JsonNodeFactory.instance.arrayNode();
      nested.forEach(element -> out.add(asText(element)));
      return out;
    }
    return JsonNodeFactory.instance.textNode(nested.asText());
  }
}
