package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.StringScalar;

/** The strings of the tables of what is read, written again. */
class YamlParseTableTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> PLAIN =
      List.of(
          "scalars-int",
          "scalars-float",
          "scalars-bool-null",
          "scalars-timestamp",
          "scalars-string");
  private static final List<String> OTHERS =
      List.of("quoted-single", "quoted-double", "tags", "blocks");

  @TestFactory
  List<DynamicTest> stringsAreWritten() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String table : PLAIN) {
      strings(table, tests);
    }
    for (String table : OTHERS) {
      strings(table, tests);
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> plainScalarsAreToldApart() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String table : PLAIN) {
      for (JsonNode item : JsonTrees.file("parse/" + table + ".json").get("items")) {
        String text = item.get("text").textValue();
        if (!item.hasNonNull("type") || !isPlain(text)) {
          continue;
        }
        boolean string = item.get("type").textValue().equals("str");
        tests.add(
            DynamicTest.dynamicTest(
                table + " " + text,
                () ->
                    assertThat(ScalarResolver.resolveSpecial(text, true) != null)
                        .as(text)
                        .isEqualTo(!string)));
      }
    }
    return tests;
  }

  private static boolean isPlain(String text) {
    boolean indicator = !text.isEmpty() && "\"'!&|>".indexOf(text.charAt(0)) >= 0;
    return !indicator && text.equals(text.strip()) && !text.contains("#");
  }

  private static void strings(String table, List<DynamicTest> tests) throws IOException {
    for (JsonNode item : JsonTrees.file("parse/" + table + ".json").get("items")) {
      if (!item.hasNonNull("type") || !item.get("type").textValue().equals("str")) {
        continue;
      }
      String value = MAPPER.readTree(item.get("json").textValue()).textValue();
      if (value.indexOf('\uFFFD') >= 0 || item.has("reference_bug")) {
        continue; // JSON cannot tell which bytes these were
      }
      String title = table + " " + item.get("text");
      tests.add(DynamicTest.dynamicTest(title, () -> check(value, item.get("yaml").textValue())));
    }
  }

  private static void check(String value, String expected) {
    Branch document = Branch.of(Item.of("k", StringScalar.of(value)));
    String written = new String(YamlWriter.write(List.of(document), 0), StandardCharsets.UTF_8);
    assertThat(written).isEqualTo("k: " + expected + "\n");
  }
}
