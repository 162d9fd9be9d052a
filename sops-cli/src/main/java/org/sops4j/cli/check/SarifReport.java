package org.sops4j.cli.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sops4j.check.Finding;
import org.sops4j.check.FindingKind;
import org.sops4j.check.Severity;

/** The report for code scanning: SARIF 2.1.0, with all kinds as rules whether found or not. */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final List<FindingKind> RULES = List.of(FindingKind.values());

  private SarifReport() {}

  static String print(CheckResult result) {
    JsonTree driver = new JsonTree().with("name", "sops4j").with("rules", rules());
    JsonTree run =
        new JsonTree()
            .with("tool", new JsonTree().with("driver", driver))
            .with("invocations", List.of(invocation(result)))
            .with("columnKind", "utf16CodeUnits")
            .with("results", results(result));
    return new JsonTree()
        .with("$schema", SCHEMA)
        .with("version", "2.1.0")
        .with("runs", List.of(run))
        .print();
  }

  private static List<JsonTree> rules() {
    List<JsonTree> rules = new ArrayList<>();
    for (FindingKind kind : RULES) {
      rules.add(
          new JsonTree()
              .with("id", kind.id())
              .with("shortDescription", text(kind.title()))
              .with("defaultConfiguration", new JsonTree().with("level", level(kind))));
    }
    return rules;
  }

  private static String level(FindingKind kind) {
    return kind.severity() == Severity.ERROR ? "error" : "warning";
  }

  private static JsonTree text(String text) {
    return new JsonTree().with("text", text);
  }

  private static JsonTree invocation(CheckResult result) {
    List<JsonTree> notes = new ArrayList<>();
    for (CheckResult.Problem problem : result.problems()) {
      notes.add(
          new JsonTree()
              .with("level", "error")
              .with("message", text(problem.file() + ": " + problem.text())));
    }
    return new JsonTree()
        .with("executionSuccessful", notes.isEmpty())
        .with("toolExecutionNotifications", notes);
  }

  private static List<JsonTree> results(CheckResult result) {
    List<JsonTree> results = new ArrayList<>();
    for (Finding finding : result.findings()) {
      results.add(
          new JsonTree()
              .with("ruleId", finding.kind().id())
              .with("ruleIndex", RULES.indexOf(finding.kind()))
              .with("level", level(finding.kind()))
              .with("message", text(finding.message() + ". " + finding.advice() + "."))
              .with("locations", List.of(location(finding)))
              .with("partialFingerprints", fingerprint(finding)));
    }
    return results;
  }

  private static JsonTree location(Finding finding) {
    JsonTree place =
        new JsonTree()
            .with("artifactLocation", new JsonTree().with("uri", uri(finding.file())))
            .with("region", new JsonTree().with("startLine", Math.max(1, finding.line())));
    JsonTree location = new JsonTree().with("physicalLocation", place);
    if (finding.path() != null) {
      JsonTree name = new JsonTree().with("fullyQualifiedName", finding.path().toString());
      location.with("logicalLocations", List.of(name));
    }
    return location;
  }

  /** What stays the same when lines move, so that a finding is known again. */
  private static JsonTree fingerprint(Finding finding) {
    String path = finding.path() == null ? "" : finding.path().toString();
    return new JsonTree()
        .with("sops4j/v1", finding.kind().id() + ":" + finding.file() + ":" + path);
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
