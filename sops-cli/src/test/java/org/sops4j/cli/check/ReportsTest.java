package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sops4j.check.Finding;
import org.sops4j.check.FindingKind;
import org.sops4j.tree.KeyPath;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The forms of a report: each can be read back by those for whom it is meant. */
class ReportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Finding finding(FindingKind kind, String file, int line, KeyPath path) {
    return new Finding(kind, file, line, path, "the message", "Do this");
  }

  private static CheckResult result(Finding... findings) {
    return new CheckResult(List.of("a.yaml", "clean.yaml"), 1, List.of(findings), List.of());
  }

  private static final Finding WITH_ALL =
      finding(FindingKind.PLAINTEXT_VALUE, "a.yaml", 3, KeyPath.of("a b", 0));
  private static final Finding WITH_LITTLE = finding(FindingKind.NO_RULE, "a.yaml", 0, null);

  @Test
  void textIsGroupedByFileAndSummedUp() {
    assertThat(ReportFormat.TEXT.print(result(WITH_ALL, WITH_LITTLE), false))
        .isEqualTo(
            """
            a.yaml
              error plaintext-value, line 3:
                the message
                Do this
              warning no-rule:
                the message
                Do this

            checked 2 files, 1 encrypted: 1 error, 1 warning in 1 file
            """);
    assertThat(ReportFormat.TEXT.print(result(), false))
        .isEqualTo("checked 2 files, 1 encrypted: nothing found\n");
  }

  @Test
  void textIsColouredOnATerminalOnly() {
    assertThat(ReportFormat.TEXT.print(result(WITH_ALL, WITH_LITTLE), true))
        .contains("\u001b[31merror\u001b[0m plaintext-value", "\u001b[33mwarning\u001b[0m no-rule")
        .startsWith("\u001b[1ma.yaml\u001b[0m\n");
    assertThat(ReportFormat.TEXT.print(result(WITH_ALL), false)).doesNotContain("\u001b");
  }

  @Test
  void namesCannotFoolATerminal() {
    Finding evil =
        new Finding(
            FindingKind.DUPLICATE_KEY, "a\u001b[2J\nb", 1, null, "the key \u001b[2J\r", "Do");
    assertThat(ReportFormat.TEXT.print(result(evil), false))
        .startsWith("a?[2J?b\n")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void jsonHasAllFields() throws IOException {
    JsonNode root = JSON.readTree(ReportFormat.JSON.print(result(WITH_ALL, WITH_LITTLE), false));
    assertThat(root.get("files").asInt()).isEqualTo(2);
    assertThat(root.get("encrypted").asInt()).isEqualTo(1);
    assertThat(root.get("problems")).isEmpty();
    assertThat(root.get("findings").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"kind": "plaintext-value", "severity": "error", "file": "a.yaml", "line": 3,
                 "path": "[\\"a b\\"][0]", "message": "the message", "advice": "Do this"}
                """));
    assertThat(root.get("findings").get(1).has("line")).isFalse();
    assertThat(root.get("findings").get(1).has("path")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void sarifOfEveryKindIsValid(FindingKind kind) throws IOException {
    Finding odd = finding(kind, "ordner ä/100%#?.yaml", 7, KeyPath.of("k", "\"q\""));
    CheckResult some =
        new CheckResult(
            List.of("x"),
            1,
            List.of(odd, WITH_LITTLE),
            List.of(new CheckResult.Problem("gone", "no such file")));
    JsonNode report = JSON.readTree(ReportFormat.SARIF.print(some, false));
    assertThat(schema().validate(report)).isEmpty();
    JsonNode run = report.get("runs").get(0);
    JsonNode first = run.get("results").get(0);
    assertThat(first.get("ruleId").asText()).isEqualTo(kind.id());
    JsonNode rule = run.get("tool").get("driver").get("rules").get(first.get("ruleIndex").asInt());
    assertThat(rule.get("id").asText()).isEqualTo(kind.id());
    JsonNode place = first.get("locations").get(0).get("physicalLocation");
    assertThat(place.get("artifactLocation").get("uri").asText())
        .isEqualTo("ordner%20%C3%A4/100%25%23%3F.yaml");
    assertThat(place.get("region").get("startLine").asInt()).isEqualTo(7);
    assertThat(run.get("invocations").get(0).get("executionSuccessful").asBoolean()).isFalse();
  }

  @Test
  void sarifOfNothingIsValid() throws IOException {
    JsonNode report = JSON.readTree(ReportFormat.SARIF.print(result(), false));
    assertThat(schema().validate(report)).isEmpty();
    assertThat(report.get("runs").get(0).get("results")).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoSarif() throws IOException {
    assertThat(schema().validate(JSON.readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}")))
        .isNotEmpty();
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = ReportsTest.class.getResourceAsStream("sarif-2.1.0-schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
    }
  }

  @Test
  void junitIsReadBack() throws Exception {
    Finding odd =
        new Finding(
            FindingKind.UNREADABLE, "<&\">.yaml", 2, null, "\"<&>\u0001\t ä \ud83d\udd11", "Do");
    CheckResult some =
        new CheckResult(
            List.of("clean.yaml", "a.yaml", "<&\">.yaml", "gone"),
            1,
            List.of(WITH_ALL, WITH_LITTLE, odd),
            List.of(new CheckResult.Problem("gone", "no such file")));
    Element suite = xml(ReportFormat.JUNIT.print(some, false)).getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("5");
    assertThat(suite.getAttribute("failures")).isEqualTo("3");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(cases(suite))
        .containsExactly(
            "clean.yaml check",
            "a.yaml plaintext-value:3 [failure the message]",
            "a.yaml no-rule [failure the message]",
            "<&\">.yaml unreadable:2 [failure \"<&>\uFFFD\t ä \ud83d\udd11]",
            "gone check [error no such file]");
  }

  private static List<String> cases(Element suite) {
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < suite.getElementsByTagName("testcase").getLength(); i++) {
      Element one = (Element) suite.getElementsByTagName("testcase").item(i);
      String text = one.getAttribute("classname") + " " + one.getAttribute("name");
      for (String tag : List.of("failure", "error")) {
        if (one.getElementsByTagName(tag).item(0) instanceof Element what) {
          text += " [" + tag + " " + what.getAttribute("message") + "]";
        }
      }
      cases.add(text);
    }
    return cases;
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void githubAnnotatesFilesAndEscapesAsDocumented() {
    Finding odd =
        new Finding(FindingKind.UNREADABLE, "a,b:c%.yaml", 2, null, "50%\r\nof: it, all", "Do");
    CheckResult some =
        new CheckResult(
            List.of(),
            0,
            List.of(odd, WITH_LITTLE),
            List.of(new CheckResult.Problem("gone", "no such file")));
    assertThat(ReportFormat.GITHUB.print(some, false))
        .isEqualTo(
            """
            ::error file=a%2Cb%3Ac%25.yaml,line=2,title=unreadable::50%25%0D%0Aof: it, all. Do.
            ::warning file=a.yaml,title=no-rule::the message. Do this.
            ::error file=gone::no such file
            """);
    assertThat(ReportFormat.GITHUB.print(result(), false)).isEmpty();
  }
}
