package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sops4j.Sops;
import org.sops4j.testkit.DocumentedCode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The code of docs/spring-boot.md, run. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/spring-boot.md");
  private static final Path HERE =
      Path.of("src/test/java/org/sops4j/spring/DocumentationTest.java");

  @Test
  void takesTheLibraryOfTheApplication() {
    Sops sops =
        Sops.builder().variable("SOPS_AGE_KEY_FILE", Applications.KEY_FILE.toString()).build();
    SpringApplication application = new SpringApplication(DemoApplication.class);
    application.addBootstrapRegistryInitializer(
        registry -> registry.register(Sops.class, context -> sops));
    application.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext context =
        Applications.run(application, "spring.config.location=classpath:config/relative.yaml")) {
      assertThat(context.getEnvironment().getProperty("app.url"))
          .isEqualTo("jdbc:db.example.org:correct-horse");
    }
  }

  @Test
  void isWhatThePageShows() throws IOException {
    assertThat(DocumentedCode.blocks(PAGE, "java")).hasSize(1);
    assertThat(DocumentedCode.strangers(PAGE, "java", HERE)).isEmpty();
    assertThat(
            DocumentedCode.strangers(
                PAGE, "yaml", Path.of("src/test/resources/config/relative.yaml")))
        .isEmpty();
  }
}
