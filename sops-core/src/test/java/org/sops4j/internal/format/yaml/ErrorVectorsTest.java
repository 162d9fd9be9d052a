package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Recorded commands that fail because a YAML file cannot be read. */
class ErrorVectorsTest {
  private static final Path ERRORS = Path.of("../testdata/vectors/errors");

  @TestFactory
  Stream<DynamicTest> unreadableFiles() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(ERRORS)) {
      for (Path folder : folders.sorted().toList()) {
        String name = folder.getFileName().toString();
        Path file = folder.resolve("f.yaml");
        JsonNode command = new ObjectMapper().readTree(folder.resolve("cmd.json").toFile());
        String error = command.path("stderr").asText();
        if (name.matches("\\d+-yaml-.*") && error.startsWith(ParseVectorsTest.PREFIX)) {
          String expected = error.substring(ParseVectorsTest.PREFIX.length()).strip();
          tests.add(
              DynamicTest.dynamicTest(
                  name, () -> ParseVectorsTest.checkError(Files.readAllBytes(file), expected)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(25);
    return tests.stream();
  }
}
