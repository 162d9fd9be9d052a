package org.sops4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sops4j.jackson.Documents.parse;
import static org.sops4j.jackson.Documents.yaml;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.tree.Format;

/** What becomes of a document that fits its class. */
class DocumentMapperTest {
  record Database(String host, int port, String password) {}

  record Settings(Database database, List<String> hosts) {}

  /** An ordinary class with setters, as older applications have them. */
  static final class Account {
    private String user = "";
    private boolean active;

    public void setUser(String user) {
      this.user = user;
    }

    public void setActive(boolean active) {
      this.active = active;
    }
  }

  private final DocumentMapper mapper = DocumentMapper.create();

  @Test
  void bindsRecords() {
    DecryptedDocument document =
        yaml(
            """
            database:
              host: db # where it is
              port: 5432
              password: hunter2
            hosts:
              - a
              # between
              - b
            """);
    Settings expected = new Settings(new Database("db", 5432, "hunter2"), List.of("a", "b"));
    assertThat(mapper.read(document, Settings.class)).isEqualTo(expected);
    assertThat(document.as(Settings.class)).isEqualTo(expected);
    assertThat(document.as(Database.class, "database")).isEqualTo(expected.database());
    assertThat(document.as(String.class, "hosts", 2)).isEqualTo("b");
  }

  @Test
  void bindsClassesWithSetters() {
    Account account = mapper.read(yaml("user: root\nactive: true\n"), Account.class);
    assertThat(account.user).isEqualTo("root");
    assertThat(account.active).isTrue();
  }

  @Test
  void bindsGenericTypes() {
    DecryptedDocument document = yaml("a: {host: x, port: 1, password: p}\n");
    assertThat(mapper.read(document, new TypeReference<Map<String, Database>>() {}))
        .isEqualTo(Map.of("a", new Database("x", 1, "p")));
    assertThat(mapper.read(yaml("a: [1, 2]\n").at("a"), new TypeReference<List<Integer>>() {}))
        .containsExactly(1, 2);
  }

  @Test
  void bindsEachDocumentOfAFile() {
    assertThat(mapper.readAll(yaml("user: a\n---\nuser: b\n"), Map.class))
        .containsExactly(Map.of("user", "a"), Map.of("user", "b"));
  }

  record Times(
      Instant instant,
      OffsetDateTime offset,
      LocalDate day,
      Duration timeout,
      OffsetDateTime text) {}

  @Test
  void knowsTimes() {
    DecryptedDocument document =
        yaml(
            """
            instant: 2026-11-24T16:00:00Z
            offset: 2026-11-24T16:00:00+02:00
            day: 2026-11-24
            timeout: PT30S
            text: "2026-11-24T16:00:00.5-01:00"
            """);
    assertThat(mapper.read(document, Times.class))
        .isEqualTo(
            new Times(
                Instant.parse("2026-11-24T16:00:00Z"),
                OffsetDateTime.parse("2026-11-24T16:00:00+02:00"),
                LocalDate.of(2026, 11, 24),
                Duration.ofSeconds(30),
                OffsetDateTime.parse("2026-11-24T16:00:00.5-01:00")));
  }

  @Test
  void readsNumbersOfFormatsThatHaveTextOnly() {
    assertThat(mapper.read(parse("host=h\nport=1\npassword=p\n", Format.DOTENV), Database.class))
        .isEqualTo(new Database("h", 1, "p"));
    assertThat(parse("[db]\nhost = h\nport = 1\npassword = p\n", Format.INI))
        .extracting(document -> document.as(Database.class, "db"))
        .isEqualTo(new Database("h", 1, "p"));
  }

  @Test
  void keepsTheTypesOfTheFileWhereTheClassHasNone() {
    DecryptedDocument document =
        yaml("i: 1\nl: 5000000000\nu: 18446744073709551615\nf: 1.5\nb: true\ns: '1'\nn: null\n");
    Map<String, Object> map = mapper.read(document, new TypeReference<>() {});
    assertThat(map)
        .containsEntry("i", 1)
        .containsEntry("l", 5_000_000_000L)
        .containsEntry("u", new BigInteger("18446744073709551615"))
        .containsEntry("f", 1.5)
        .containsEntry("b", true)
        .containsEntry("s", "1")
        .containsEntry("n", null);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotated(@JsonProperty("api-token") String token, @JsonAlias("login") String user) {}

  @Test
  void followsAnnotations() {
    assertThat(mapper.read(yaml("api-token: t\nlogin: u\nother: x\n"), Annotated.class))
        .isEqualTo(new Annotated("t", "u"));
  }

  record Named(String apiToken) {}

  @Test
  void takesTheSettingsOfAnApplication() {
    ObjectMapper settings =
        new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    DocumentMapper custom = DocumentMapper.of(settings);
    settings.setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);
    assertThat(custom.read(yaml("api_token: t\nother: x\n"), Named.class))
        .isEqualTo(new Named("t"));
  }

  @Test
  void givesTheTreeItself() {
    assertThat(mapper.toJson(yaml("a: [1, {b: x}] # c\n").at("a")).toString())
        .isEqualTo("[1,{\"b\":\"x\"}]");
    assertThat(mapper).hasToString("DocumentMapper");
  }
}
