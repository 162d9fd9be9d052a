package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start with an age key does not pay for: which classes a JVM of its own loads. */
class StartUpTest {
  private static final String IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";
  private static final String RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";

  @TempDir Path folder;

  @Test
  void keysOfAgeLoadNothingOfOpenPgp() throws Exception {
    Files.writeString(folder.resolve("p.yaml"), "a: 1\n");
    List<String> encrypting =
        classesLoadedBy("encrypt", "--age", RECIPIENT, "--output", "e.yaml", "p.yaml");
    List<String> decrypting = classesLoadedBy("decrypt", "--output", "d.yaml", "e.yaml");
    assertThat(folder.resolve("d.yaml")).hasContent("a: 1");
    for (List<String> loaded : List.of(encrypting, decrypting)) {
      assertThat(loaded)
          .contains("org.sops4j.age.AgeKeySource", "org.sops4j.pgp.PgpKeySourceProvider")
          .noneMatch(
              name ->
                  name.startsWith("org.bouncycastle.openpgp.")
                      || name.startsWith("org.bouncycastle.bcpg.")
                      || name.startsWith("org.bouncycastle.gpg.")
                      || name.startsWith("org.sops4j.pgp.internal."));
    }
  }

  private List<String> classesLoadedBy(String... args) throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sops4j.cli.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("SOPS_AGE_KEY", IDENTITY, "HOME", folder.toString()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" source:"))
        .map(line -> line.substring(line.indexOf(']') + 1))
        .map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }
}
