package org.sops4j.internal.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the golden vectors of formats. */
public final class FormatVectors {
  private static final Path ROOT = Path.of("..", "testdata", "vectors");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FormatVectors() {}

  /** Reads a table of vectors, such as {@code emit/json-keys.json}. */
  public static JsonNode json(String path) {
    return json(ROOT.resolve(path));
  }

  /** Reads any JSON file. */
  public static JsonNode json(Path path) {
    try {
      return MAPPER.readTree(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file of a vector. */
  public static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lists the folders of vectors whose names match, in order. */
  public static List<Path> folders(String parent, String regex) {
    try (Stream<Path> all = Files.list(ROOT.resolve(parent))) {
      return all.filter(p -> p.getFileName().toString().matches(regex)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a value as JSON text, with numbers as they are spelled in the vector. */
  public static String source(JsonNode value) {
    return value.toString().replaceAll("\\{\"\\$number\":\"([^\"]*)\"\\}", "$1");
  }
}
