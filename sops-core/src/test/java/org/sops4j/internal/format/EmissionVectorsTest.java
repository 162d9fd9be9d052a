package org.sops4j.internal.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.error.Reason;
import org.sops4j.internal.format.dotenv.DotenvCodec;
import org.sops4j.internal.format.ini.IniCodec;
import org.sops4j.internal.format.json.JsonCodec;
import org.sops4j.tree.Branch;

/** Values read from JSON are written byte for byte as the reference writes them. */
class EmissionVectorsTest {
  private static final JsonCodec JSON = new JsonCodec();

  @TestFactory
  List<DynamicTest> json() {
    return tests(
        JSON, "{\n\t\"%s\"%s}\n", "json-values", "json-keys", "json-numbers", "json-other");
  }

  @TestFactory
  List<DynamicTest> dotenv() {
    return tests(new DotenvCodec(), "%s%s", "dotenv-values", "dotenv-numbers", "dotenv-other");
  }

  @TestFactory
  List<DynamicTest> ini() {
    return tests(
        new IniCodec(), "[%s]%s[z]\n", "ini-values", "ini-keys", "ini-numbers", "ini-other");
  }

  private static List<DynamicTest> tests(FormatCodec codec, String frame, String... tables) {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : tables) {
      JsonNode table = FormatVectors.json("emit/" + name + ".json");
      String shape = table.get("shape").textValue();
      int index = 0;
      for (JsonNode item : table.get("items")) {
        String title = name + "[" + index + "] " + item.get("value");
        String key = item.has("text") ? "k" : "k%05d".formatted(index);
        List<Branch> tree = document(shape, key, item.get("value"));
        tests.add(DynamicTest.dynamicTest(title, () -> check(codec, frame, tree, item)));
        index++;
      }
    }
    return tests;
  }

  private static void check(FormatCodec codec, String frame, List<Branch> tree, JsonNode item) {
    if (item.has("text")) {
      String text = item.get("text").textValue();
      assertThat(new String(codec.write(tree, -1), UTF_8))
          .isEqualTo(frame.formatted("k", text.substring(1)));
    } else {
      String message = item.get("error").get("stderr").textValue();
      assertThatThrownBy(() -> codec.write(tree, -1))
          .extracting(Reason::of)
          .isEqualTo(message.strip().replace("Error dumping file: ", ""));
    }
  }

  private static List<Branch> document(String shape, String key, JsonNode value) {
    String source = FormatVectors.source(value);
    String name = JsonNodeFactory.instance.textNode(key).toString();
    String text =
        switch (shape) {
          case "value" -> "{" + name + ":" + source + "}";
          case "key" -> "{" + name + ":{" + source + ":\"v\"}}";
          case "section" -> "{" + name + ":{\"v\":" + source + "},\"z\":{}}";
          case "section-key" -> "{" + name + ":{" + source + ":\"v\"},\"z\":{}}";
          default -> throw new IllegalArgumentException(shape);
        };
    return JSON.read(text.getBytes(UTF_8));
  }
}
