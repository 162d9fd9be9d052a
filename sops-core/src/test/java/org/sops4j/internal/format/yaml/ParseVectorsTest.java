package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** The recorded results of reading scalars and small nodes: types, values and errors. */
class ParseVectorsTest {
  private static final Path TABLES = Path.of("../testdata/vectors/parse");
  static final String PREFIX = "Error unmarshalling file: ";

  /** Errors of syntax are worded freely; what a document means is not. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "yaml: (line \\d+: )?(did not find|found|could not find|mapping (keys|values) are not"
              + "|block sequence entries|control characters|invalid (leading|trailing|Unicode)"
              + "|incomplete UTF-8).*");

  @TestFactory
  Stream<DynamicContainer> tables() throws IOException {
    List<DynamicContainer> tables = new ArrayList<>();
    try (Stream<Path> files = Files.list(TABLES)) {
      for (Path file : files.sorted().toList()) {
        tables.add(table(file));
      }
    }
    assertThat(tables).hasSize(12);
    return tables.stream();
  }

  private static DynamicContainer table(Path file) throws IOException {
    JsonNode table = new ObjectMapper().readTree(file.toFile());
    boolean whole = table.path("whole").asBoolean();
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode item : table.get("items")) {
      String name = file.getFileName() + "[" + tests.size() + "] " + item.get("text");
      tests.add(DynamicTest.dynamicTest(name, () -> check(item, whole)));
    }
    return DynamicContainer.dynamicContainer(file.getFileName().toString(), tests);
  }

  private static void check(JsonNode item, boolean whole) {
    String document = "k: " + item.get("text").asText() + "\n";
    byte[] input = document.getBytes(StandardCharsets.UTF_8);
    String error = item.path("error").asText("");
    if (error.startsWith(PREFIX)) {
      checkError(input, error.substring(PREFIX.length()).strip());
      return;
    }
    Branch branch = YamlReader.read(input).get(0);
    if (!error.isEmpty()) {
      return; // refused later: by the walk, or by the reference's check of its own output
    }
    Node value = branch.get("k").orElseThrow();
    if (item.has("json")) {
      String expected = item.get("json").asText().strip();
      assertThat(whole ? JsonText.of(branch, 0) : JsonText.of(value, 1)).isEqualTo(expected);
    }
    String type = type(value);
    assertThat(whole && "plain".equals(type) ? null : type).isEqualTo(item.get("type").textValue());
  }

  static void checkError(byte[] input, String expected) {
    MalformedDocumentException thrown =
        catchThrowableOfType(MalformedDocumentException.class, () -> YamlReader.read(input));
    assertThat(thrown).isNotNull();
    String prefix = "Error unmarshaling input YAML: "; // in later documents
    assertThat(thrown.reason().startsWith(prefix)).isEqualTo(expected.startsWith(prefix));
    if (SYNTAX.matcher(expected.replace(prefix, "")).matches()) {
      assertThat(thrown.reason()).contains("yaml: ");
      assertThat(thrown.line()).isPositive();
    } else {
      assertThat(thrown.reason()).isEqualTo(expected);
    }
  }

  private static String type(Node value) {
    switch (value.kind()) {
      case NULL:
        return "null";
      case STRING:
        return ((StringScalar) value).isEmpty() ? "empty" : "str";
      case INT:
        return "int";
      case FLOAT:
        return "float";
      case BOOL:
        return "bool";
      case TIME:
        return "time";
      case BRANCH:
        return isPlain(((Branch) value).items().stream().map(Item::key).toList());
      case SEQUENCE:
        return isPlain(((Sequence) value).elements());
      default:
        throw new AssertionError(value.kind());
    }
  }

  private static String isPlain(List<Node> entries) {
    return entries.stream().allMatch(Comment.class::isInstance) && entries.isEmpty()
        ? "plain"
        : null;
  }
}
