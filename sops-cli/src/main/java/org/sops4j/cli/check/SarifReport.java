package org.sops4j.cli.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sops4j.check.Finding;
import org.sops4j.check.FindingKind;
import org.sops4j.check.Severity;
import org.sops4j.cli.text.JsonObject;
import org.sops4j.tree.Utf8;

/** The report for code scanning: SARIF 2.1.0, with all kinds as rules whether found or not. */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final List<FindingKind> RULES = List.of(FindingKind.values());

  private SarifReport() {}

  static String print(CheckResult result) {
    JsonObject driver = new JsonObject().put("name", "sops4j").putObjects("rules", rules());
    JsonObject run =
        new JsonObject()
            .put("tool", new JsonObject().put("driver", driver))
            .putObjects("invocations", List.of(invocation(result)))
            .put("columnKind", "utf16CodeUnits")
            .putObjects("results", results(result));
    JsonObject report =
        new JsonObject()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .putObjects("runs", List.of(run));
    return Utf8.decode(report.toBytes(JsonObject.TABS));
  }

  private static List<JsonObject> rules() {
    List<JsonObject> rules = new ArrayList<>();
    for (FindingKind kind : RULES) {
      rules.add(
          new JsonObject()
              .put("id", kind.id())
              .put("shortDescription", text(kind.title()))
              .put("defaultConfiguration", new JsonObject().put("level", level(kind))));
    }
    return rules;
  }

  private static String level(FindingKind kind) {
    return kind.severity() == Severity.ERROR ? "error" : "warning";
  }

  private static JsonObject text(String text) {
    return new JsonObject().put("text", text);
  }

  private static JsonObject invocation(CheckResult result) {
    List<JsonObject> notes = new ArrayList<>();
    for (CheckResult.Problem problem : result.problems()) {
      notes.add(
          new JsonObject()
              .put("level", "error")
              .put("message", text(problem.file() + ": " + problem.text())));
    }
    return new JsonObject()
        .put("executionSuccessful", notes.isEmpty())
        .putObjects("toolExecutionNotifications", notes);
  }

  private static List<JsonObject> results(CheckResult result) {
    List<JsonObject> results = new ArrayList<>();
    for (Finding finding : result.findings()) {
      results.add(
          new JsonObject()
              .put("ruleId", finding.kind().id())
              .put("ruleIndex", RULES.indexOf(finding.kind()))
              .put("level", level(finding.kind()))
              .put("message", text(finding.message() + ". " + finding.advice() + "."))
              .putObjects("locations", List.of(location(finding)))
              .put("partialFingerprints", fingerprint(finding)));
    }
    return results;
  }

  private static JsonObject location(Finding finding) {
    JsonObject place =
        new JsonObject()
            .put("artifactLocation", new JsonObject().put("uri", uri(finding.file())))
            .put("region", new JsonObject().put("startLine", Math.max(1, finding.line())));
    JsonObject location = new JsonObject().put("physicalLocation", place);
    if (finding.path() != null) {
      JsonObject name = new JsonObject().put("fullyQualifiedName", finding.path().toString());
      location.putObjects("logicalLocations", List.of(name));
    }
    return location;
  }

  /** What stays the same when lines move, so that a finding is known again. */
  private static JsonObject fingerprint(Finding finding) {
    String path = finding.path() == null ? "" : finding.path().toString();
    return new JsonObject()
        .put("sops4j/v1", finding.kind().id() + ":" + finding.file() + ":" + path);
  }

  /** A relative reference; other bytes than those of plain names are escaped. */
  static String uri(String file) {
    StringBuilder uri = new StringBuilder();
    for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      uri.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return uri.toString();
  }
}
