package org.sops4j.cli.check;

import java.util.Optional;

/** The forms in which the result of a check can be printed. */
public enum ReportFormat {
  /** For people. */
  TEXT,
  /** For scripts. */
  JSON,
  /** For code scanning services: SARIF 2.1.0. */
  SARIF,
  /** For build servers: the XML of JUnit. */
  JUNIT,
  /** For GitHub Actions: annotations. */
  GITHUB;

  /**
   * Finds a form by its name.
   *
   * @param name such as {@code sarif}
   * @return the form, or empty for any other text
   */
  public static Optional<ReportFormat> byName(String name) {
    return switch (name) {
      case "text" -> Optional.of(TEXT);
      case "json" -> Optional.of(JSON);
      case "sarif" -> Optional.of(SARIF);
      case "junit" -> Optional.of(JUNIT);
      case "github" -> Optional.of(GITHUB);
      default -> Optional.empty();
    };
  }

  /**
   * Prints a result.
   *
   * @param result the result
   * @param coloured whether the text for people is coloured
   * @return the whole report
   */
  public String print(CheckResult result, boolean coloured) {
    return switch (this) {
      case TEXT -> new TextReport(coloured).print(result);
      case JSON -> JsonReport.print(result);
      case SARIF -> SarifReport.print(result);
      case JUNIT -> JunitReport.print(result);
      case GITHUB -> GithubReport.print(result);
    };
  }
}
