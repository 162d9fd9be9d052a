package org.sops4j.cli.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.spi.KeySourceProvider;

/** The jars tell a compiler of native images what is found by name only. */
class ReachabilityTest {
  private static final List<String> KEY_SOURCES =
      List.of("sops-keysource-age", "sops-keysource-pgp");

  @ParameterizedTest
  @ValueSource(strings = {"sops-keysource-age", "sops-keysource-pgp", "sops-cli"})
  void namesClassesAndConstructorsThatThereAre(String artifact) throws Exception {
    for (JsonNode entry : metadata(artifact).get("reflection")) {
      if (entry.get("type").isTextual()) {
        Class<?> type = Class.forName(entry.get("type").asText());
        for (JsonNode method : entry.path("methods")) {
          Class<?>[] parameters = new Class<?>[method.get("parameterTypes").size()];
          for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Class.forName(method.get("parameterTypes").get(i).asText());
          }
          if (method.get("name").asText().equals("<init>")) {
            assertThat(type.getConstructor(parameters)).isNotNull();
          } else {
            assertThat(type.getMethod(method.get("name").asText(), parameters)).isNotNull();
          }
        }
      }
    }
  }

  @Test
  void knowsEveryProviderThatTheServiceLoaderFinds() throws IOException {
    Set<String> told = new HashSet<>();
    for (String artifact : KEY_SOURCES) {
      metadata(artifact).get("reflection").forEach(entry -> told.add(entry.get("type").asText()));
    }
    for (KeySourceProvider provider : ServiceLoader.load(KeySourceProvider.class)) {
      assertThat(told).contains(provider.getClass().getName());
    }
  }

  private static JsonNode metadata(String artifact) throws IOException {
    Path file =
        Path.of("..", artifact)
            .resolve("src/main/resources/META-INF/native-image/org.sops4j")
            .resolve(artifact)
            .resolve("reachability-metadata.json");
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }
}
