package org.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.PathException;
import org.sops4j.tree.Format;

class DocumentViewsTest {
  private static final String YAML =
      """
      # comment
      text: hello
      int: 7
      long: 5000000000
      huge: 18446744073709551615
      real: 1.5
      yes: true
      none: null
      time: 2026-01-02T03:04:00Z
      list:
        - a # comment
        - {b: 1}
      empty: {}
      """;

  private final DecryptedDocument document = parse(YAML, Format.YAML);

  @Test
  void aMapHasValuesOfJava() {
    assertThat(document.toMap())
        .containsEntry("text", "hello")
        .containsEntry("int", 7)
        .containsEntry("long", 5_000_000_000L)
        .containsEntry("huge", new BigInteger("18446744073709551615"))
        .containsEntry("real", 1.5)
        .containsEntry("yes", true)
        .containsEntry("none", null)
        .containsEntry("time", OffsetDateTime.parse("2026-01-02T03:04:00Z"))
        .containsEntry("list", List.of("a", Map.of("b", 1)))
        .containsEntry("empty", Map.of());
    assertThat(document.toMap().keySet()).startsWith("text", "int", "long");
  }

  @Test
  void propertiesNameTheWay() {
    assertThat(document.toProperties())
        .containsEntry("text", "hello")
        .containsEntry("list[0]", "a")
        .containsEntry("list[1].b", "1")
        .containsEntry("time", "2026-01-02T03:04:00Z")
        .containsEntry("none", "")
        .containsEntry("empty", "");
  }

  @Test
  void mergedKeysAreThereUnlessTheMappingHasThem() {
    DecryptedDocument merged =
        parse("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [*a, {z: 4}]}\n", Format.YAML);

    assertThat(merged.toMap())
        .containsEntry("b", Map.of("x", 1, "y", 3))
        .containsEntry("c", Map.of("x", 1, "y", 2, "z", 4));
  }

  @Test
  void equalKeysCountAsForPaths() {
    DecryptedDocument twice = parse("{\"a\": 1, \"a\": 2}", Format.JSON);

    assertThat(twice.toMap()).containsEntry("a", 1);
    assertThat(twice.getInt("a")).isEqualTo(1);
  }

  @Test
  void eachDocumentHasItsMap() {
    assertThat(parse("a: 1\n---\nb: 2\n", Format.YAML).toMaps())
        .containsExactly(Map.of("a", 1), Map.of("b", 2));
  }

  @Test
  void valuesAreReadAsTheirType() {
    assertThat(document.getString("text")).isEqualTo("hello");
    assertThat(document.getString("int")).isEqualTo("7");
    assertThat(document.getInt("int")).isEqualTo(7);
    assertThat(document.getLong("long")).isEqualTo(5_000_000_000L);
    assertThat(document.getDouble("real")).isEqualTo(1.5);
    assertThat(document.getBoolean("yes")).isTrue();
    assertThat(document.getTime("time")).isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:00Z"));
    assertThat(document.getBytes("text")).isEqualTo("hello".getBytes(UTF_8));
    assertThat(document.find("list", 9)).isEmpty();
    assertThat(document.find("none")).isPresent();
  }

  @Test
  void textsOfDotenvAreReadToo() {
    DecryptedDocument env =
        parse("PORT=5432\nON=True\nSINCE=2026-01-02T03:04:05Z\n", Format.DOTENV);

    assertThat(env.getInt("PORT")).isEqualTo(5432);
    assertThat(env.getBoolean("ON")).isTrue();
    assertThat(env.getTime("SINCE")).isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void whatDoesNotFitIsAnErrorWithThePath() {
    for (Runnable read :
        List.<Runnable>of(
            () -> document.getInt("text"),
            () -> document.getInt("long"),
            () -> document.getLong("huge"),
            () -> document.getBoolean("int"),
            () -> document.getTime("text"),
            () -> document.getString("list"),
            () -> document.getString("none"))) {
      assertThatThrownBy(read::run)
          .isInstanceOfSatisfying(
              PathException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.PATH_NOT_APPLICABLE);
                assertThat(e.keyPath()).isPresent();
              });
    }
  }

  @Test
  void aMapBecomesADocumentAndBack() {
    Map<String, Object> content =
        Map.of("a", List.of(1, "x", true, 2.5), "b", Map.of("c", 5_000_000_000L));

    assertThat(DecryptedDocument.of(Format.YAML, content).toMap()).isEqualTo(content);
    assertThat(DecryptedDocument.of(Format.JSON, Map.of("n", Arrays.asList(1, null))).toMap())
        .containsEntry("n", Arrays.asList(1, null));
    assertThatThrownBy(() -> DecryptedDocument.of(Format.JSON, Map.of("a", new AtomicInteger(7))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DecryptedDocument parse(String text, Format format) {
    return Sops.builder().environment(Map.of()).build().parse(text.getBytes(UTF_8), format);
  }
}
