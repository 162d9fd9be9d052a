package org.sops4j.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.dotenv.DotenvCodec;
import org.sops4j.internal.format.ini.IniCodec;
import org.sops4j.internal.format.json.JsonCodec;

/** Faulty files are refused in the reference's words, with a place. */
class ErrorVectorsTest {
  private static final String PREFIX = "Error unmarshalling file: ";
  private static final Map<String, FormatCodec> CODECS =
      Map.of("json", new JsonCodec(), "env", new DotenvCodec(), "ini", new IniCodec());

  @TestFactory
  List<DynamicTest> faultyFiles() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : FormatVectors.folders("errors", "0[3-6].*")) {
      String message = FormatVectors.json(folder.resolve("cmd.json")).get("stderr").asText();
      for (Map.Entry<String, FormatCodec> format : CODECS.entrySet()) {
        Path file = folder.resolve("f." + format.getKey());
        if (Files.exists(file) && message.startsWith(PREFIX)) {
          String name = folder.getFileName().toString();
          tests.add(DynamicTest.dynamicTest(name, () -> check(format.getValue(), folder, file)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  private static void check(FormatCodec codec, Path folder, Path file) {
    JsonNode vector = FormatVectors.json(folder.resolve("cmd.json"));
    String message = vector.get("stderr").asText().substring(PREFIX.length());
    MalformedDocumentException failure =
        catchThrowableOfType(
            MalformedDocumentException.class, () -> codec.read(FormatVectors.bytes(file)));
    assertThat(failure.line()).isPositive();
    assertThat(failure.column()).isPositive();
    if (vector.path("match").has("stderr")) {
      assertThat(failure).hasMessageStartingWith(message);
    } else {
      assertThat(failure.reason() + "\n").isEqualTo(message);
    }
  }
}
