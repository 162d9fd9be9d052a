package org.sops4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a native image is told to keep is what is found by its name. */
class ReachabilityTest {
  @Test
  void namesTheService() throws Exception {
    Path resources = Path.of("src/main/resources/META-INF");
    String metadata =
        Files.readString(
            resources.resolve("native-image/org.sops4j/sops-jackson/reachability-metadata.json"));
    String service = "org.sops4j.spi.DocumentBinder";
    String provider = Files.readString(resources.resolve("services/" + service)).strip();
    assertThat(metadata)
        .contains("\"type\": \"" + provider + "\"")
        .contains("\"glob\": \"META-INF/services/" + service + "\"");
    assertThat(Class.forName(provider).getConstructor()).isNotNull();
  }
}
