package org.sops4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecryptMojoTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Project.in(folder);
  }

  @Test
  void writesUnderTargetWithoutTheMarkInTheName() throws Exception {
    project.encrypted("db/prod.enc.yaml", "password: hush\n");
    project.encrypted("app.env", "TOKEN=hush\n");
    project.decrypt().run(Project.SOPS);
    assertThat(project.target("sops/db/prod.yaml")).hasContent("password: hush\n");
    assertThat(project.target("sops/app.env")).hasContent("TOKEN=hush\n");
    assertThat(project.log().lines)
        .containsExactly("INFO Decrypted 2 files into " + project.target("sops"));
  }

  @Test
  void nobodyElseMayRead() throws Exception {
    project.encrypted("app.env", "TOKEN=hush\n");
    project.decrypt().run(Project.SOPS);
    assertThat(permissions(project.target("sops"))).isEqualTo("rwx------");
    assertThat(permissions(project.target("sops/app.env"))).isEqualTo("rw-------");
  }

  @Test
  void replacesWhatAnEarlierBuildLeft() throws Exception {
    project.encrypted("app.env", "TOKEN=first\n");
    project.decrypt().run(Project.SOPS);
    project.encrypted("app.env", "TOKEN=second\n");
    project.decrypt().run(Project.SOPS);
    assertThat(project.target("sops/app.env")).hasContent("TOKEN=second\n");
    assertThat(files(project.target("sops"))).containsExactly("app.env");
  }

  @Test
  void takesTheFilesThatThePatternsSay() throws Exception {
    project.encrypted("a.enc.yaml", "a: 1\n");
    project.encrypted("deep/b.enc.yaml", "b: 1\n");
    project.encrypted("deep/c.enc.yaml", "c: 1\n");
    Files.writeString(folder.resolve("src/main/sops/README.md"), "not encrypted");
    DecryptMojo goal = project.decrypt();
    goal.includes = List.of("**/*.enc.yaml");
    goal.excludes = List.of("**/c.*");
    goal.run(Project.SOPS);
    assertThat(files(project.target("sops"))).containsExactlyInAnyOrder("a.yaml", "b.yaml");
  }

  @Test
  void writesNothingIfOneFileCannotBeDecrypted() throws Exception {
    project.encrypted("a.enc.yaml", "a: 1\n");
    Files.writeString(folder.resolve("src/main/sops/z.yaml"), "in: clear\n");
    assertThatThrownBy(() -> project.decrypt().run(Project.SOPS))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("z.yaml: sops metadata not found");
    assertThat(project.target("sops")).doesNotExist();
  }

  @Test
  void refusesTwoFilesOfOneName() throws Exception {
    project.encrypted("a.enc.yaml", "a: 1\n");
    project.encrypted("a.sops.yaml", "a: 1\n");
    assertThatThrownBy(() -> project.decrypt().run(Project.SOPS))
        .hasMessage("Both a.enc.yaml and a.sops.yaml would become a.yaml.");
  }

  @Test
  void refusesFoldersThatAreCommittedOrPackaged() throws Exception {
    project.encrypted("a.enc.yaml", "a: 1\n");
    assertRefused(folder.resolve("src/main/resources"), "might be committed");
    assertRefused(project.target("../secrets"), "might be committed");
    assertRefused(project.target(""), "take a folder in it");
    assertRefused(project.target("classes"), "goes into the artifact");
    assertRefused(project.target("classes/config"), "goes into the artifact");
    assertRefused(project.target("test-classes"), "goes into the artifact");
    assertRefused(project.target("generated"), "goes into the artifact");
  }

  private void assertRefused(Path output, String why) {
    DecryptMojo goal = project.decrypt();
    Resource generated = new Resource();
    generated.setDirectory(project.target("generated/resources").toString());
    goal.resources = List.of(generated);
    goal.outputDirectory = output.toFile();
    assertThatThrownBy(() -> goal.run(Project.SOPS))
        .hasMessageContaining("Will not write secrets in clear to ")
        .hasMessageContaining(why)
        .hasMessageContaining("<allowAnyFolder>");
  }

  @Test
  void writesToAnyFolderIfTold() throws Exception {
    project.encrypted("a.enc.yaml", "a: 1\n");
    DecryptMojo goal = project.decrypt();
    goal.outputDirectory = project.target("classes").toFile();
    goal.allowAnyFolder = true;
    goal.run(Project.SOPS);
    assertThat(project.target("classes/a.yaml")).hasContent("a: 1\n");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).map(file -> file.getFileName() + "").toList();
    }
  }
}
