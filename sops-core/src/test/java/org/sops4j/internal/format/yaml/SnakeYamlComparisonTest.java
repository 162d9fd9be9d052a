package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where no comments are involved, an independent parser must see the same nodes. */
class SnakeYamlComparisonTest {
  @Property(tries = 3000)
  void sameNodesAsAnIndependentParser(@ForAll long seed) {
    String document = RandomYaml.document(seed);
    YamlNode ours = YamlComposer.firstDocument(document.getBytes(StandardCharsets.UTF_8));
    Node theirs = new Yaml().compose(new StringReader(document));
    assertThat(show(ours)).as(document).isEqualTo(show(theirs));
  }

  private static String show(YamlNode node) {
    switch (node.kind()) {
      case SCALAR:
        return (node.style() == YamlNode.Style.PLAIN ? "" : "'") + node.value();
      case SEQUENCE:
        return node.children().stream()
            .map(SnakeYamlComparisonTest::show)
            .collect(Collectors.joining("|", "[", "]"));
      default:
        return node.children().stream()
            .map(SnakeYamlComparisonTest::show)
            .collect(Collectors.joining("|", "{", "}"));
    }
  }

  private static String show(Node node) {
    if (node instanceof ScalarNode scalar) {
      return (scalar.isPlain() ? "" : "'") + scalar.getValue();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream()
          .map(SnakeYamlComparisonTest::show)
          .collect(Collectors.joining("|", "[", "]"));
    }
    return ((MappingNode) node)
        .getValue().stream()
            .map(pair -> show(pair.getKeyNode()) + "|" + show(pair.getValueNode()))
            .collect(Collectors.joining("|", "{", "}"));
  }
}
