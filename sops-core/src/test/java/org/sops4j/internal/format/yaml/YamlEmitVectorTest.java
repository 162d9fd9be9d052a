package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The golden vectors of what is written. */
class YamlEmitVectorTest {
  @TestFactory
  List<DynamicTest> values() throws IOException {
    return table("yaml-values");
  }

  @TestFactory
  List<DynamicTest> keys() throws IOException {
    return table("yaml-keys");
  }

  @TestFactory
  List<DynamicTest> listItems() throws IOException {
    return table("yaml-list-items");
  }

  @TestFactory
  List<DynamicTest> mappingsInLists() throws IOException {
    return table("yaml-map-in-list");
  }

  @TestFactory
  List<DynamicTest> numbers() throws IOException {
    return table("yaml-numbers");
  }

  @TestFactory
  List<DynamicTest> otherValues() throws IOException {
    return table("yaml-other");
  }

  @TestFactory
  List<DynamicTest> structures() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    int index = 0;
    for (JsonNode item : JsonTrees.file("emit/structure.json").get("items")) {
      int number = index++;
      if (!item.get("format").textValue().equals("yaml")
          || !item.get("input_format").textValue().equals("json")) {
        continue;
      }
      Branch document = JsonTrees.document(item.get("input").textValue());
      for (Map.Entry<String, JsonNode> output : item.get("outputs").properties()) {
        String indent = output.getKey();
        tests.add(
            DynamicTest.dynamicTest(
                "structure[" + number + "] indent " + indent,
                () ->
                    assertThat(
                            text(document, indent.equals("default") ? 0 : Integer.parseInt(indent)))
                        .isEqualTo(output.getValue().textValue())));
      }
    }
    return tests;
  }

  private static List<DynamicTest> table(String name) throws IOException {
    JsonNode table = JsonTrees.file("emit/" + name + ".json");
    String shape = table.get("shape").textValue();
    List<DynamicTest> tests = new ArrayList<>();
    int index = 0;
    for (JsonNode item : table.get("items")) {
      String title = name + "[" + index++ + "] " + item.get("value");
      tests.add(DynamicTest.dynamicTest(title, () -> check(shape, item)));
    }
    return tests;
  }

  private static void check(String shape, JsonNode item) {
    Node value = JsonTrees.tree(item.get("value"));
    String written = text(shaped(shape, value), 0);
    if (!item.has("reference_bug")) {
      assertThat(written).isEqualTo(item.get("text").textValue());
    }
    if (value instanceof StringScalar string) {
      assertThat(stringIn(shape, written)).isEqualTo(string.text());
    }
  }

  private static Branch shaped(String shape, Node value) {
    Node held =
        switch (shape) {
          case "list" -> Sequence.of(value);
          case "map-in-list" -> Sequence.of(Branch.of(Item.of("m", value)));
          case "key" -> Branch.of(Item.of(((StringScalar) value).text(), StringScalar.of("v")));
          default -> value;
        };
    return Branch.of(Item.of("k", held));
  }

  /** Reads with another YAML program than ours, which tells what the text of the scalar is. */
  private static String stringIn(String shape, String written) {
    NodeTuple top = ((MappingNode) new Yaml().compose(new StringReader(written))).getValue().get(0);
    org.yaml.snakeyaml.nodes.Node node = top.getValueNode();
    if (node instanceof SequenceNode list) {
      node = list.getValue().get(0);
    }
    if (node instanceof MappingNode mapping) {
      NodeTuple entry = mapping.getValue().get(0);
      node = shape.equals("key") ? entry.getKeyNode() : entry.getValueNode();
    }
    return ((ScalarNode) node).getValue();
  }

  private static String text(Branch document, int indent) {
    return new String(YamlWriter.write(List.of(document), indent), StandardCharsets.UTF_8);
  }
}
