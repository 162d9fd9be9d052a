package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.check.FindingKind;
import org.sops4j.cli.AgeKeys;
import org.sops4j.cli.Cli;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;

/** A whole repository: every fault that was planted is found, and nothing else. */
class RepositoryCheckTest {
  @TempDir Path path;
  private final Map<String, String> environment = new HashMap<>();
  private int status;
  private String stderr = "";

  @Test
  void findsWhatWasPlantedAndNothingElse() throws IOException {
    SecretsFolder folder = new SecretsFolder(path);
    PlantedFaults faults = new PlantedFaults(folder);
    List<String> expected = new ArrayList<>(faults.make());

    JsonNode report = check("check", "--format", "json", ".");

    assertThat(findings(report)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(report.get("files").asInt()).isEqualTo(PlantedFaults.FILES);
    assertThat(report.toString()).doesNotContain("hunter2");
    assertThat(stderr).isEmpty();
    assertThat(status).isEqualTo(1);

    List<String> sealed = faults.makeSealed();
    assertThat(findings(check("check", "--format", "json", ".")))
        .containsExactlyInAnyOrderElementsOf(expected);
    environment.put("SOPS_AGE_KEY", AgeKeys.identities("a,b,c,d,e"));
    expected.addAll(sealed);
    report = check("check", "--decrypt", "--format", "json", ".");
    assertThat(findings(report)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(kinds(report))
        .containsOnly(
            Arrays.stream(FindingKind.values()).map(FindingKind::id).toArray(String[]::new));
  }

  private JsonNode check(String... args) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    environment.put("HOME", path.resolve("home").toString());
    status =
        Cli.run(
            new Invocation(
                List.of(args),
                environment,
                path,
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Terminals.NONE));
    stderr = err.toString(StandardCharsets.UTF_8);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private static List<String> kinds(JsonNode report) {
    return report.get("findings").findValuesAsText("kind");
  }

  private static List<String> findings(JsonNode report) {
    List<String> lines = new ArrayList<>();
    for (JsonNode finding : report.get("findings")) {
      String line = finding.has("line") ? ":" + finding.get("line").asInt() : "";
      lines.add(finding.get("kind").asText() + " " + finding.get("file").asText() + line);
    }
    return lines;
  }
}
