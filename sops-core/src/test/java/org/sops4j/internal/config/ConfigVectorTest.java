package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.Reason;

/** What the reference said about configuration files. */
class ConfigVectorTest {
  private static final Path ERRORS = Path.of("../testdata/vectors/errors");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Cases in which the configuration is fine and something else fails, or is asked for. */
  private static final List<String> OTHERS =
      List.of("231", "237", "247", "248", "249", "250", "251", "253", "254", "255", "261", "262");

  private static Path folder(String number) throws IOException {
    try (Stream<Path> folders = Files.list(ERRORS)) {
      return folders
          .filter(f -> f.getFileName().toString().startsWith(number + "-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static SopsConfig read(Path folder) throws IOException {
    byte[] yaml = Files.readAllBytes(folder.resolve("dot.sops.yaml"));
    return ConfigReader.read(yaml, folder.resolve(".sops.yaml"));
  }

  private static Optional<RuleSettings> resolve(Path folder) throws IOException {
    Path file = folder.resolve("f.yaml").toAbsolutePath();
    return RuleResolver.resolve(read(folder), file, new TestRecipients());
  }

  @TestFactory
  Stream<DynamicTest> messages() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(ERRORS)) {
      folders = all.filter(ConfigVectorTest::isMessage).sorted().toList();
    }
    assertThat(folders).hasSizeGreaterThan(20);
    return folders.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> checkMessage(f)));
  }

  private static boolean isMessage(Path folder) {
    String number = folder.getFileName().toString().substring(0, 3);
    return number.compareTo("224") >= 0
        && number.compareTo("256") <= 0
        && !OTHERS.contains(number)
        && Files.exists(folder.resolve("dot.sops.yaml"));
  }

  private static void checkMessage(Path folder) throws IOException {
    JsonNode command = JSON.readTree(folder.resolve("cmd.json").toFile());
    String stderr = command.get("stderr").asText();
    AbstractThrowableAssert<?, ? extends Throwable> thrown =
        assertThatThrownBy(() -> resolve(folder));
    if (folder.getFileName().toString().startsWith("224-")) {
      thrown.hasMessageStartingWith(stderr.substring(0, stderr.indexOf("line 1")));
    } else if (command.at("/match/stderr").asText().equals("prefix")) {
      thrown.hasMessageStartingWith(stderr);
    } else {
      thrown.extracting(Reason::of).isEqualTo(stderr.stripTrailing());
    }
  }

  @Test
  void anEmptyFileIsNoConfiguration() throws IOException {
    assertThat(resolve(folder("231"))).isEmpty();
  }

  @Test
  void groupsWithoutKeysAreKept() throws IOException {
    assertThat(resolve(folder("247")).orElseThrow().groups()).containsExactly(List.of());
    assertThat(resolve(folder("248")).orElseThrow().groups()).containsExactly(List.of());
    List<?> groups = resolve(folder("249")).orElseThrow().groups();
    assertThat(groups).hasSize(2);
    assertThat((List<?>) groups.get(1)).isEmpty();
  }

  @Test
  void thresholdsAreTakenAsTheyAre() throws IOException {
    assertThat(resolve(folder("250")).orElseThrow().shamirThreshold()).isEqualTo(1);
    assertThat(resolve(folder("251")).orElseThrow().shamirThreshold()).isEqualTo(3);
  }

  @Test
  void indentsAreTakenAsTheyAre() throws IOException {
    assertThat(read(folder("253")).stores().yamlIndent()).isEqualTo(-1);
    assertThat(read(folder("254")).stores().jsonIndent()).isEqualTo(-2);
    assertThat(read(folder("254")).stores().binaryIndent()).isEqualTo(-1);
  }
}
