package org.sops4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a build with and without keys. */
class SopsMojoTest {
  private static final String RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  @TempDir Path folder;
  private Project project;
  private Path encrypted;

  @BeforeEach
  void makeProject() throws IOException {
    project = Project.in(folder);
    encrypted = project.example("secrets.enc.yaml");
  }

  @Test
  void usesTheKeyFile() throws Exception {
    goal("key.txt").execute();
    assertThat(project.target("sops/secrets.yaml"))
        .hasSameBinaryContentAs(Project.EXAMPLES.resolve("secrets.yaml"));
  }

  @Test
  void failsWithoutKeysAndNamesThem() {
    assertThatThrownBy(() -> goal("nobody.txt").execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("Error getting data key: 0 successful groups required, got 0")
        .hasMessageContaining("age " + RECIPIENT + ": ");
  }

  @Test
  void skipsWithoutKeysIfTold() throws Exception {
    DecryptMojo goal = goal("nobody.txt");
    goal.skipWithoutKeys = true;
    goal.execute();
    assertThat(project.target("sops")).doesNotExist();
    assertThat(project.log().lines)
        .startsWith(
            "WARN No key at hand: skipped, nothing was decrypted (sops.skipWithoutKeys is set).")
        .anyMatch(line -> line.contains(RECIPIENT))
        .endsWith("WARN There is no file " + goal.ageKeyFile + " (sops.ageKeyFile).");
  }

  @Test
  void neverSkipsAFileThatWasChanged() throws Exception {
    Files.writeString(encrypted, Files.readString(encrypted).replace("api_token:", "other:"));
    DecryptMojo goal = goal("key.txt");
    goal.skipWithoutKeys = true;
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("secrets.enc.yaml: ");
  }

  @Test
  void doesNothingIfTold() throws Exception {
    DecryptMojo goal = goal("key.txt");
    goal.skip = true;
    goal.execute();
    assertThat(project.target("sops")).doesNotExist();
    assertThat(project.log().lines).containsExactly("INFO Skipped, as sops.skip says.");
  }

  private DecryptMojo goal(String keyFile) {
    DecryptMojo goal = project.decrypt();
    goal.ageKeyFile = Project.EXAMPLES.resolve(keyFile).toAbsolutePath().normalize().toFile();
    return goal;
  }
}
