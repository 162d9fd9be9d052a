package org.sops4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;
import org.sops4j.testkit.DocumentedCode;

/** The code of docs/jackson.md, run. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/jackson.md");
  private static final Path HERE =
      Path.of("src/test/java/org/sops4j/jackson/DocumentationTest.java");

  record Database(String host, int port, String user, String password) {
    @Override
    public String toString() {
      return "Database[" + host + ":" + port + "]"; // a record would print its password
    }
  }

  record Settings(
      Database database, String api_token, List<String> feature_flags, String tls_key) {}

  record Named(String apiToken) {}

  private final Sops sops =
      Sops.builder().variable("SOPS_AGE_KEY_FILE", "../examples/key.txt").build();

  @Test
  void bindsAFile() throws IOException {
    DecryptedDocument document = sops.decrypt(Path.of("../examples/secrets.enc.yaml"));
    Settings settings = document.as(Settings.class);
    Database database = document.as(Database.class, "database");
    assertThat(settings.database()).isEqualTo(database);
    assertThat(database.password()).isEqualTo("correct horse battery staple");
    assertThat(settings.toString()).doesNotContain("correct horse");
  }

  @Test
  void bindsGenericTypesAndTakesSettings() throws IOException {
    DecryptedDocument document = sops.decrypt(Path.of("../examples/secrets.enc.yaml"));
    DocumentMapper mapper = DocumentMapper.create();
    List<String> flags =
        mapper.read(document.at("feature_flags"), new TypeReference<List<String>>() {});
    Map<String, Object> all = mapper.read(document, new TypeReference<Map<String, Object>>() {});
    assertThat(flags).hasSize(2);
    assertThat(all).containsKey("database");
    DocumentMapper lenient =
        DocumentMapper.of(
            new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    assertThat(lenient.read(document, Named.class).apiToken()).isNotEmpty();
  }

  @Test
  void isWhatThePageShows() throws IOException {
    assertThat(DocumentedCode.blocks(PAGE, "java")).hasSize(4);
    assertThat(DocumentedCode.strangers(PAGE, "java", HERE)).isEmpty();
  }
}
