package org.sops4j.internal.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.internal.format.FormatVectors;

/** Structures are indented as the reference indents them. */
class JsonStructureVectorsTest {
  private static final JsonCodec CODEC = new JsonCodec();

  @TestFactory
  List<DynamicTest> structures() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode item : FormatVectors.json("emit/structure.json").get("items")) {
      if (item.get("format").asText().equals("json")) {
        for (Map.Entry<String, JsonNode> output : item.get("outputs").properties()) {
          String input = item.get("input").textValue();
          String wanted = output.getValue().textValue();
          String indent = output.getKey().equals("default") ? "-1" : output.getKey();
          tests.add(
              DynamicTest.dynamicTest(
                  input + " " + indent, () -> check(input, Integer.parseInt(indent), wanted)));
        }
      }
    }
    return tests;
  }

  private static void check(String input, int indent, String wanted) {
    byte[] written = CODEC.write(CODEC.read(input.getBytes(UTF_8)), indent);
    assertThat(new String(written, UTF_8)).isEqualTo(wanted);
  }
}
