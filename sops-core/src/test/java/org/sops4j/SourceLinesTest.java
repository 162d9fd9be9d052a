package org.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.SourcePosition;

class SourceLinesTest {
  @Test
  void findsKeysAndElementsOfYaml() {
    SourceLines lines =
        yaml(
            """
            # comment

            db:
              # about hosts
              hosts:
                - a # first
                # between
                - name: b
                  port: 1

                - [x, y]
              "quoted key": |
                many
                lines
              after: 1
            """);

    assertThat(line(lines, "db")).isEqualTo(3);
    assertThat(line(lines, "db", "hosts")).isEqualTo(5);
    assertThat(line(lines, "db", "hosts", 1)).isEqualTo(6); // its comment is element 0
    assertThat(line(lines, "db", "hosts", 3)).isEqualTo(8);
    assertThat(line(lines, "db", "hosts", 3, "port")).isEqualTo(9);
    assertThat(line(lines, "db", "hosts", 4, 1)).isEqualTo(11);
    assertThat(line(lines, "db", "quoted key")).isEqualTo(12);
    assertThat(line(lines, "db", "after")).isEqualTo(15);
  }

  @Test
  void countsColumnsInCharacters() {
    SourceLines lines = yaml("größe: {ä: 1, b: [é, 2]}\n");

    assertThat(lines.positionsOf(0, KeyPath.of("größe", "b")))
        .containsExactly(new SourcePosition(1, 15));
    assertThat(lines.positionsOf(0, KeyPath.of("größe", "b", 1)))
        .containsExactly(new SourcePosition(1, 22));
    assertThat(json("{\"ä\":1,\n \"é\": 2}").positionsOf(0, KeyPath.of("é")))
        .containsExactly(new SourcePosition(2, 2));
    assertThat(json("{\"ä\":[\"é\", 2]}").positionsOf(0, KeyPath.of("ä", 1)))
        .containsExactly(new SourcePosition(1, 12));
  }

  @Test
  void tellsDocumentsOfAFileApart() {
    SourceLines lines = yaml("a: 1\n---\n# second\na: 2\n---\nb: 3\n");

    assertThat(lines.lineOf(KeyPath.of("a"))).hasValue(1);
    assertThat(lines.lineOf(1, KeyPath.of("a"))).hasValue(4);
    assertThat(lines.lineOf(2, KeyPath.of("b"))).hasValue(6);
    assertThat(lines.lineOf(3, KeyPath.of("b"))).isEmpty();
    assertThat(lines.lineOf(-1, KeyPath.of("b"))).isEmpty();
  }

  @Test
  void givesAliasesTheLinesOfTheirAnchor() {
    SourceLines lines = yaml("base: &b\n  x: 1\nother:\n  <<: *b\n  y: *b\n");

    assertThat(line(lines, "other", "y")).isEqualTo(5);
    assertThat(line(lines, "other", "y", "x")).isEqualTo(2);
    assertThat(line(lines, "other", "<<", "x")).isEqualTo(2);
  }

  @Test
  void findsKeysThatAreNoStringsByTheirText() {
    assertThat(line(yaml("a:\n  1: x\n  true: y\n"), "a", "true")).isEqualTo(3);
  }

  @Test
  void givesAllPlacesOfADuplicateKey() {
    SourceLines lines = json("{\"a\": {\"x\": 1},\n\"a\": {\"x\": 2,\n\"x\": 3}}");

    assertThat(lines.positionsOf(0, KeyPath.of("a")))
        .extracting(SourcePosition::line)
        .containsExactly(1, 2);
    assertThat(lines.positionsOf(0, KeyPath.of("a", "x")))
        .extracting(SourcePosition::line)
        .containsExactly(1, 2, 3);
    assertThat(lines.lineOf(KeyPath.of("a", "x"))).hasValue(1);
  }

  @Test
  void findsElementsOfJson() {
    SourceLines lines = json("{\n  \"a\": [\n    1,\n\n    {\"b\": 2},\n    []]\n}\n");

    assertThat(line(lines, "a")).isEqualTo(2);
    assertThat(line(lines, "a", 0)).isEqualTo(3);
    assertThat(line(lines, "a", 1)).isEqualTo(5);
    assertThat(line(lines, "a", 1, "b")).isEqualTo(5);
    assertThat(lines.positionsOf(0, KeyPath.of("a", 2))).containsExactly(new SourcePosition(6, 5));
  }

  @Test
  void findsVariables() {
    SourceLines lines = lines("# c\nA=1\n\nB=2\nsops_mac=x\n", Format.DOTENV);

    assertThat(line(lines, "A")).isEqualTo(2);
    assertThat(line(lines, "B")).isEqualTo(4);
    assertThat(line(lines, "sops_mac")).isEqualTo(5);
  }

  @Test
  void findsSectionsAndKeysOfIni() {
    SourceLines lines =
        lines("top = 0\n; c\n[one]\na = 1\n b = \"\"\"x\ny\"\"\"\nc=3\n[two]\na=2\n", Format.INI);

    assertThat(lines.lineOf(KeyPath.of("DEFAULT"))).isEmpty();
    assertThat(line(lines, "DEFAULT", "top")).isEqualTo(1);
    assertThat(line(lines, "one")).isEqualTo(3);
    assertThat(lines.positionsOf(0, KeyPath.of("one", "b")))
        .containsExactly(new SourcePosition(5, 2));
    assertThat(line(lines, "one", "c")).isEqualTo(7);
    assertThat(line(lines, "two", "a")).isEqualTo(9);
  }

  @Test
  void knowsTheEnvelopeOfABinaryFile() {
    SourceLines encrypted =
        lines("{\n\"data\": \"ENC[x]\",\n\"sops\": {\n\"mac\": \"\"}}", Format.BINARY);

    assertThat(line(encrypted, "data")).isEqualTo(2);
    assertThat(line(encrypted, "sops", "mac")).isEqualTo(4);
    assertThat(line(lines("any {\nbytes", Format.BINARY), "data")).isEqualTo(1);
    assertThat(line(lines("{\n\"data\": 1}", Format.BINARY), "data")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void findsNothingWherePathsLeadNowhere(Format format) {
    String text =
        switch (format) {
          case JSON, BINARY -> "{\"a\": [1]}";
          case INI -> "[a]\nb=1\n";
          default -> "a=1\n".replace("=", format == Format.YAML ? ": " : "=");
        };
    SourceLines lines = lines(text, format);

    assertThat(lines.lineOf(KeyPath.of())).isEmpty();
    assertThat(lines.lineOf(KeyPath.of("z"))).isEmpty();
    assertThat(lines.lineOf(KeyPath.of("a", 7))).isEmpty();
    assertThat(lines.lineOf(KeyPath.of("a", -1))).isEmpty();
    assertThat(lines.lineOf(KeyPath.of("a", "b", "c"))).isEmpty();
    assertThat(lines.lineOf(KeyPath.of(0))).isEmpty();
  }

  @Property(tries = 50)
  void findsEachOfManyKeys(@ForAll @IntRange(min = 1, max = 200) int keys) {
    StringBuilder yaml = new StringBuilder();
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < keys; i++) {
      yaml.append("# c\nk").append(i).append(": [1]\n");
      json.append(i == 0 ? "\n" : ",\n").append("\"k").append(i).append("\": 1");
    }
    SourceLines ofYaml = yaml(yaml.toString());
    SourceLines ofJson = json(json.append('}').toString());
    for (int i = 0; i < keys; i++) {
      assertThat(line(ofYaml, "k" + i)).isEqualTo(2 * i + 2);
      assertThat(line(ofJson, "k" + i)).isEqualTo(i + 2);
    }
  }

  @Test
  void refusesWhatIsNotOfTheFormat() {
    assertThatThrownBy(() -> yaml("a: [\n")).isInstanceOf(MalformedDocumentException.class);
  }

  @Test
  void goesAsDeepAsDocumentsNest() {
    String text = "{\"a\":".repeat(9000) + "1" + "}".repeat(9000);
    Object[] path = new Object[9000];
    Arrays.fill(path, "a");

    assertThat(json(text).lineOf(KeyPath.of(path))).isEqualTo(OptionalInt.of(1));
  }

  private static int line(SourceLines lines, Object... path) {
    return lines.lineOf(KeyPath.of(path)).orElse(-1);
  }

  private static SourceLines yaml(String text) {
    return lines(text, Format.YAML);
  }

  private static SourceLines json(String text) {
    return lines(text, Format.JSON);
  }

  private static SourceLines lines(String text, Format format) {
    return SourceLines.of(text.getBytes(UTF_8), format);
  }
}
