package org.sops4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
  private static final String RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Project.in(folder);
    Files.writeString(
        folder.resolve(".sops.yaml"),
        "creation_rules:\n  - path_regex: src/main/sops/\n    age: " + RECIPIENT + "\n");
    project.example("secrets.enc.yaml");
  }

  @Test
  void passesWhatIsEncryptedByItsRuleWithoutAKey() throws Exception {
    goal("nobody.txt").execute();
    assertThat(project.log().lines)
        .containsExactly("INFO Checked 2 files, of which 1 are encrypted");
  }

  @Test
  void failsAndNamesAFileInClearButNotWhatIsInIt() throws IOException {
    Files.writeString(folder.resolve("src/main/sops/new.yaml"), "password: hush\n");
    assertThatThrownBy(() -> goal("nobody.txt").execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("sops: 1 finding");
    assertThat(project.log().lines)
        .anyMatch(line -> line.startsWith("ERROR src/main/sops/new.yaml: not-encrypted: "))
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void leavesOutputAloneAndWhatIsExcludedOrIgnored() throws Exception {
    Files.createDirectories(folder.resolve("target/src/main/sops"));
    Files.writeString(folder.resolve("target/src/main/sops/copy.yaml"), "password: hush\n");
    Files.writeString(folder.resolve("src/main/sops/new.yaml"), "password: hush\n");
    CheckMojo excluding = goal("nobody.txt");
    excluding.excludes = List.of("**/new.yaml");
    excluding.execute();
    CheckMojo ignoring = goal("nobody.txt");
    ignoring.ignore = List.of("not-encrypted");
    ignoring.execute();
  }

  @Test
  void refusesUnknownKindsOfFindings() {
    CheckMojo goal = goal("nobody.txt");
    goal.ignore = List.of("not-encryped");
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("Unknown kind of finding not-encryped (ignore)");
  }

  @Test
  void verifiesMacsWithAKeyIfTold() throws IOException {
    Path file = folder.resolve("src/main/sops/secrets.enc.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("    - ENC\\[.*\n", ""));
    assertThatThrownBy(() -> decrypting("key.txt").execute()).hasMessage("sops: 1 finding");
    assertThat(project.log().lines)
        .anyMatch(
            line -> line.matches("(?s)ERROR src/main/sops/secrets.enc.yaml:\\d+: mac-mismatch.*"));
  }

  @Test
  void withoutAKeyItCannotVerifyAndSaysSo() throws Exception {
    assertThatThrownBy(() -> decrypting("nobody.txt").execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("sops: not every file could be checked");
    CheckMojo lenient = decrypting("nobody.txt");
    lenient.skipWithoutKeys = true;
    lenient.execute();
    assertThat(project.log().lines)
        .contains(
            "WARN not checked: src/main/sops/secrets.enc.yaml: no key that is at hand opens it");
  }

  private CheckMojo decrypting(String keyFile) {
    CheckMojo goal = goal(keyFile);
    goal.decrypt = true;
    return goal;
  }

  private CheckMojo goal(String keyFile) {
    CheckMojo goal = project.check();
    goal.ageKeyFile = Project.EXAMPLES.resolve(keyFile).toAbsolutePath().normalize().toFile();
    return goal;
  }
}
