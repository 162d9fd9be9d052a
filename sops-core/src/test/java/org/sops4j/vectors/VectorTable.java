package org.sops4j.vectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;

/** The golden vectors in testdata/vectors, read with the order of keys kept. */
public final class VectorTable {
  /** The folder of the vectors, as seen from a module. */
  public static final Path ROOT = Path.of("..", "testdata", "vectors");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private VectorTable() {}

  /** Reads a file of the vectors. */
  public static JsonNode read(String file) {
    try {
      return JSON.readTree(Files.readAllBytes(ROOT.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a test for each element of a list in a file, named by its place and its note. */
  public static List<DynamicTest> tests(String file, String list, Consumer<JsonNode> test) {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode items = read(file).get(list);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      String note = item.path("note").asText("");
      tests.add(DynamicTest.dynamicTest(list + "[" + i + "] " + note, () -> test.accept(item)));
    }
    return tests;
  }

  /** Turns a string, or an object with the key base64, into bytes. */
  public static byte[] bytes(JsonNode value) {
    return value.isObject()
        ? Base64.getDecoder().decode(value.get("base64").asText())
        : value.asText().getBytes(StandardCharsets.UTF_8);
  }
}
