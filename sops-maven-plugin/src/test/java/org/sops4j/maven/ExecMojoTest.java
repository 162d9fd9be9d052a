package org.sops4j.maven;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecMojoTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Project.in(folder);
  }

  @Test
  void passesTheValuesInTheEnvironment() throws Exception {
    run(
        project.encrypted("a.env", "TOKEN=a b 'c'\n"),
        "printf %s \"$TOKEN\" > out; test -n \"$PATH\"");
    assertThat(folder.resolve("out")).hasContent("a b 'c'");
  }

  @Test
  void passesNothingElseIfPristine() throws Exception {
    ExecMojo goal = goal("test -z \"$HOME\" && printf %s \"$TOKEN\" > out");
    goal.files = List.of(project.encrypted("a.env", "TOKEN=hush\n").toFile());
    goal.pristine = true;
    goal.executable = "/bin/sh";
    goal.run(Project.SOPS);
    assertThat(folder.resolve("out")).hasContent("hush");
  }

  @Test
  void theLastFileCounts() throws Exception {
    ExecMojo goal = goal("printf %s \"$A$B\" > out");
    File first = project.encrypted("1.env", "A=1\nB=1\n").toFile();
    goal.files = List.of(first, project.encrypted("2.yaml", "B: 2\n").toFile());
    goal.run(Project.SOPS);
    assertThat(folder.resolve("out")).hasContent("12");
  }

  @Test
  void failsTheBuildWithTheProgram() {
    assertThatThrownBy(() -> run(project.encrypted("a.env", "A=1\n"), "exit 3"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("sh ended with status 3.");
  }

  @Test
  void saysThatThereIsNoProgram() throws Exception {
    ExecMojo goal = goal("");
    goal.executable = "no-such-program";
    goal.files = List.of(project.encrypted("a.env", "A=hush\n").toFile());
    assertThatThrownBy(() -> goal.run(Project.SOPS))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("no-such-program")
        .message()
        .doesNotContain("hush");
  }

  @Test
  void refusesValuesThatAreNoText() {
    assertThatThrownBy(() -> run(project.encrypted("a.yaml", "tree:\n    a: 1\n"), "true"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(
            "a.yaml: cannot use complex value in environment; offending key tree");
  }

  /** Java would print the value of the one, and pass question marks for the other. */
  @Test
  void refusesWhatNoEnvironmentCanHoldWithoutPrintingIt() throws Exception {
    assertThatThrownBy(() -> run(project.encrypted("a.yaml", "A: \"hush\\0\"\n"), "true"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("The variable A has a NUL, which no environment can hold.");
    assertThatThrownBy(() -> Variables.check(Map.of("A", "hüsh"), US_ASCII))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("The variable A has letters that the locale")
        .message()
        .doesNotContain("hüsh");
    Variables.check(Map.of("A", "hüsh"), UTF_8);
  }

  private void run(Path file, String script) throws Exception {
    ExecMojo goal = goal(script);
    goal.files = List.of(file.toFile());
    goal.run(Project.SOPS);
  }

  private ExecMojo goal(String script) {
    ExecMojo goal = project.exec();
    goal.arguments = List.of("-c", script);
    return goal;
  }
}
