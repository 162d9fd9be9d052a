package org.sops4j.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.sops4j.Sops;
import org.sops4j.testkit.DocumentedCode;

/** The code of docs/microprofile.md, run. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/microprofile.md");
  private static final Path HERE =
      Path.of("src/test/java/org/sops4j/microprofile/DocumentationTest.java");

  @Test
  void addsASourceByHand() {
    Sops sops = MicroProfileConfigs.sops();
    Config config =
        ConfigProviderResolver.instance()
            .getBuilder()
            .addDefaultSources()
            .withSources(SopsConfigSource.of(sops, Path.of("src/test/resources/secrets.enc.yaml")))
            .build();
    String password = config.getValue("db.password", String.class);
    assertThat(password).isEqualTo("correct-horse");
  }

  @Test
  void isWhatThePageShows() throws IOException {
    assertThat(DocumentedCode.blocks(PAGE, "java")).hasSize(1);
    assertThat(DocumentedCode.strangers(PAGE, "java", HERE)).isEmpty();
    assertThat(DocumentedCode.blocks(PAGE, "properties"))
        .containsExactly("sops.config.locations=classpath:secrets.enc.yaml\n");
  }
}
