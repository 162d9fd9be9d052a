package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.Sops;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that fails says why and what to do. */
class FailureTest {
  private static final Path SECRETS = Path.of("src/test/resources/config/secrets.enc.yaml");

  @TempDir Path folder;

  @Test
  void namesTheKeysThatWouldHelpAndWhereTheyWereLookedFor() {
    FailureAnalysis analysis = analysis("sops:classpath:config/secrets.enc.yaml", folder);
    assertThat(analysis.getDescription())
        .contains("class path resource [config/secrets.enc.yaml]")
        .contains("age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf")
        .contains("docs/troubleshooting.md#data_key_unavailable")
        .contains("SOPS_AGE_KEY_FILE");
    assertThat(analysis.getAction()).contains("sops.age.key-file").contains("sops.enabled");
  }

  @Test
  void tellsThatAFileWasChangedWithoutQuotingIt() throws IOException {
    Path changed = folder.resolve("changed.enc.yaml");
    String text = Files.readString(SECRETS);
    Files.writeString(changed, text.replaceFirst("host: ENC\\[.*]", "host: planted"));
    FailureAnalysis analysis = analysis("sops:file:" + changed, Applications.KEY_FILE);
    assertThat(analysis.getDescription()).contains("changed.enc.yaml").doesNotContain("horse");
    assertThat(analysis.getAction()).contains("sops edit");
  }

  @Test
  void tellsThatAFileIsNotEncrypted() throws IOException {
    Path plain = folder.resolve("plain.yaml");
    Files.writeString(plain, "app:\n  password: in-clear\n");
    FailureAnalysis analysis = analysis("sops:file:" + plain, Applications.KEY_FILE);
    assertThat(analysis.getDescription()).doesNotContain("in-clear");
    assertThat(analysis.getAction()).contains("sops encrypt");
  }

  @Test
  void tellsThatAFileIsBrokenWithoutQuotingIt() throws IOException {
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, "app: [in-clear\n");
    FailureAnalysis analysis = analysis("sops:file:" + broken, Applications.KEY_FILE);
    assertThat(analysis.getDescription()).contains("broken.yaml").doesNotContain("in-clear");
    assertThat(analysis.getAction()).contains("[.yaml]");
  }

  @Test
  void failsAlsoIfAnOptionalFileIsThereAndCannotBeDecrypted() {
    assertThat(analysis("optional:sops:classpath:config/secrets.enc.yaml", folder).getAction())
        .contains("sops.age.key-file");
  }

  private FailureAnalysis analysis(String location, Path keyFile) {
    SpringApplication application = Applications.plain();
    Map<String, String> variables =
        Map.of("HOME", folder.toString(), "SOPS_AGE_KEY_FILE", keyFile.toString());
    application.addBootstrapRegistryInitializer(
        registry ->
            registry.register(Sops.class, any -> Sops.builder().environment(variables).build()));
    RecordedAnalyses.ALL.clear();
    Throwable failure =
        catchThrowable(() -> Applications.run(application, "spring.config.import=" + location));
    assertThat(failure).isInstanceOf(SopsConfigDataException.class);
    assertThat(RecordedAnalyses.ALL).hasSize(1);
    return RecordedAnalyses.ALL.get(0);
  }
}
