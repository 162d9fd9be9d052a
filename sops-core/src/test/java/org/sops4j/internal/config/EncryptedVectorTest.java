package org.sops4j.internal.config;

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
import org.sops4j.config.RuleSettings;

/** Rules, compared with the files that the reference made with them. */
class EncryptedVectorTest {
  private static final Path VECTORS = Path.of("../testdata/vectors");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RuleSettings resolve(Path content, Path config, Path file) throws IOException {
    return RuleResolver.resolve(
            ConfigReader.read(Files.readAllBytes(content), config),
            file.toAbsolutePath(),
            new TestRecipients())
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> documents() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(VECTORS.resolve("docs"))) {
      folders = all.filter(f -> f.getFileName().toString().matches("(config|groups)-.*")).toList();
    }
    return folders.stream()
        .filter(f -> Files.exists(f.resolve("config.yaml")))
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> checkDocument(f)));
  }

  private static void checkDocument(Path folder) throws IOException {
    JsonNode description = JSON.readTree(folder.resolve("case.json").toFile());
    List<String> args = new ArrayList<>();
    description.get("encrypt_args").forEach(arg -> args.add(arg.asText()));
    int override = args.indexOf("--filename-override");
    String file = args.get(override < 0 ? args.size() - 1 : override + 1);
    RuleSettings settings =
        resolve(folder.resolve("config.yaml"), folder.resolve(".sops.yaml"), folder.resolve(file));
    String ext = description.get("ext").asText();
    String text = Files.readString(folder.resolve("encrypted." + ext));
    if (ext.equals("env") || ext.equals("ini")) {
      settings
          .groups()
          .forEach(group -> group.forEach(key -> assertThat(text).contains(key.display())));
      return;
    }
    EncryptedFileFacts found = EncryptedFileFacts.read(text);
    EncryptedFileFacts expected = EncryptedFileFacts.expect(settings, ext.equals("bin"));
    assertThat(expected.selection()).isEqualTo(found.selection());
    assertThat(expected.macOnlyEncrypted()).isEqualTo(found.macOnlyEncrypted());
    if (!args.contains("--age")) {
      assertThat(expected.groups()).isEqualTo(found.groups());
    }
    if (!args.contains("--shamir-secret-sharing-threshold")) {
      assertThat(expected.threshold()).isEqualTo(found.threshold());
    }
  }

  @TestFactory
  Stream<DynamicTest> sequences() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    List<Path> folders;
    try (Stream<Path> all = Files.list(VECTORS.resolve("cli"))) {
      folders = all.filter(f -> f.getFileName().toString().contains("-config-")).sorted().toList();
    }
    for (Path folder : folders) {
      JsonNode steps = JSON.readTree(folder.resolve("steps.json").toFile()).get("steps");
      for (JsonNode step : steps) {
        addStep(tests, folder, step);
      }
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests.stream();
  }

  /** Adds a test for a step that is a plain {@code encrypt -i FILE}, perhaps in a subfolder. */
  private static void addStep(List<DynamicTest> tests, Path folder, JsonNode step) {
    List<String> words = new ArrayList<>();
    String directory = "";
    if (step.has("sh") && step.get("sh").asText().matches("cd \\S+ && sops encrypt -i \\S+")) {
      String[] parts = step.get("sh").asText().split(" ");
      directory = parts[1] + "/";
      words.addAll(List.of(parts).subList(4, parts.length));
    } else if (step.has("args")) {
      step.get("args").forEach(arg -> words.add(arg.asText()));
    }
    boolean plain = words.size() == 3 && words.subList(0, 2).equals(List.of("encrypt", "-i"));
    if (!plain || step.has("env") || step.get("exit").asInt() != 0) {
      return;
    }
    Path start = folder.resolve("init").resolve(directory);
    Path file = start.resolve(words.get(2)).normalize();
    String changed = folder.resolve("init").relativize(file).toString();
    String text = step.get("files").get(changed).asText();
    String name = folder.getFileName() + " " + changed;
    tests.add(DynamicTest.dynamicTest(name, () -> checkStep(start, file, text)));
  }

  private static void checkStep(Path start, Path file, String text) throws IOException {
    Path directory = start.normalize();
    while (!Files.exists(directory.resolve("dot.sops.yaml"))) {
      directory = directory.getParent();
    }
    Path content = directory.resolve("dot.sops.yaml");
    RuleSettings settings = resolve(content, directory.resolve(".sops.yaml"), file);
    EncryptedFileFacts expected =
        EncryptedFileFacts.expect(settings, file.toString().endsWith(".txt"));
    assertThat(expected).isEqualTo(EncryptedFileFacts.read(text));
  }
}
