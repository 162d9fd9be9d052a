package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.Reason;
import org.sops4j.testkit.TestContexts;
import org.yaml.snakeyaml.Yaml;

/** The golden vectors about age keys: what the report of the command says for each key. */
class ErrorVectorsTest {
  private static final Path VECTORS = Path.of("../testdata/vectors");
  private static final int UNWRAP_CASES = 28;
  private static final int PARSE_CASES = 9;

  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> refusesToUnwrap() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(100, 107, 163, 182)) {
      tests.add(DynamicTest.dynamicTest(name(folder), () -> checkUnwrap(folder)));
    }
    assertThat(tests).hasSize(UNWRAP_CASES);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> refusesToParse() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(198, 206)) {
      tests.add(DynamicTest.dynamicTest(name(folder), () -> checkParse(folder)));
    }
    assertThat(tests).hasSize(PARSE_CASES);
    return tests.stream();
  }

  private void checkUnwrap(Path folder) throws Exception {
    Path work = Files.createDirectory(temp.resolve(name(folder)));
    Path home = Files.createDirectory(work.resolve("home"));
    JsonNode command = read(folder.resolve("cmd.json"));
    KeySource source =
        new AgeKeySourceProvider().open(TestContexts.of(environment(command, work, home), work));
    copyKeyFile(folder, work);
    List<String> expected = Report.messages(command.get("stderr").asText());
    List<Map<String, String>> entries = entries(folder.resolve("f.yaml"));
    assertThat(entries).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < expected.size(); i++) {
      Map<String, String> entry = entries.get(i);
      String message =
          Keys.message(source.unwrap(Keys.wrapped(entry.get("recipient"), entry.get("enc"))));
      assertThat(message.replace(home.toString(), "{HOME}").replace(work.toString(), "{DIR}"))
          .isEqualTo(expected.get(i));
    }
  }

  private static void checkParse(Path folder) throws Exception {
    JsonNode command = read(folder.resolve("cmd.json"));
    JsonNode args = command.get("args");
    String text =
        args.size() == 2
            ? command.get("env").get("SOPS_AGE_RECIPIENTS").asText()
            : args.get(2).asText();
    JsonNode recipients = read(VECTORS.resolve("keys/recipients.json"));
    for (String key : List.of("age-a", "age-b")) {
      text = text.replace("{R:" + key + "}", recipients.get(key).asText());
    }
    String given = text;
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> AgeKeySource.of(List.of()).parse(given)))
        .isInstanceOf(InvalidRecipientException.class)
        .extracting(Reason::of)
        .isEqualTo(command.get("stderr").asText().strip());
  }

  private static Map<String, String> environment(JsonNode command, Path work, Path home) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", home.toString());
    environment.put("PATH", System.getenv("PATH"));
    JsonNode given = command.path("env");
    for (Map.Entry<String, JsonNode> variable : given.properties()) {
      environment.remove(variable.getKey());
      if (!variable.getValue().isNull()) {
        environment.put(
            variable.getKey(),
            variable
                .getValue()
                .asText()
                .replace("{DIR}", work.toString())
                .replace("{KEYS}", VECTORS.resolve("keys").toAbsolutePath().toString()));
      }
    }
    return environment;
  }

  private static void copyKeyFile(Path folder, Path work) throws Exception {
    for (String name : List.of("k.txt", "k")) {
      if (Files.exists(folder.resolve(name))) {
        Files.copy(folder.resolve(name), work.resolve(name));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, String>> entries(Path file) throws Exception {
    Map<String, Object> document = new Yaml().load(Files.readString(file));
    return (List<Map<String, String>>) ((Map<String, Object>) document.get("sops")).get("age");
  }

  /** Lists the folders whose numbers lie in the given ranges. */
  private static List<Path> folders(int... ranges) throws Exception {
    try (Stream<Path> all = Files.list(VECTORS.resolve("errors"))) {
      return all.filter(folder -> inRanges(folder, ranges)).sorted().toList();
    }
  }

  private static boolean inRanges(Path folder, int... ranges) {
    int number = Integer.parseInt(name(folder).substring(0, 3));
    for (int i = 0; i < ranges.length; i += 2) {
      if (number >= ranges[i] && number <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static JsonNode read(Path file) throws Exception {
    return new ObjectMapper().readTree(Files.readString(file));
  }
}
