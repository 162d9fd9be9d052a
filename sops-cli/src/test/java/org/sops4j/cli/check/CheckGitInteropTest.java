package org.sops4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.Cli;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;

/** What git is about to commit, and what has changed in a branch. */
@Tag("interop")
class CheckGitInteropTest {
  @TempDir Path temp;
  private SecretsFolder folder;
  private String stdout = "";
  private String stderr = "";

  @BeforeEach
  void makeRepository() throws Exception {
    folder = new SecretsFolder(temp.toRealPath()).ruleForSecrets();
    folder.encrypted("secrets/a.yaml", "a: x\n");
    folder.write("README.md", "x\n");
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
  }

  @Test
  void theIndexIsCheckedAndNotTheWorkingTree() throws Exception {
    folder.write("secrets/ä b.yaml", "b: hunter2\n");
    git("add", "-A");
    folder.encrypted("secrets/ä b.yaml", "b: hunter2\n");

    assertThat(check("--staged")).isEqualTo(1);
    assertThat(stdout).contains("secrets/ä b.yaml\n  error not-encrypted", "checked 1 file,");
    assertThat(check(".")).isZero();

    git("add", "-A");
    folder.write("secrets/ä b.yaml", "b: hunter2\n");
    assertThat(check("--staged")).isZero();
    assertThat(stdout).isEqualTo("checked 1 file, 1 encrypted: nothing found\n");
    assertThat(check(".")).isEqualTo(1);
  }

  @Test
  void manyStagedFilesAndALargeOne() throws Exception {
    for (int i = 0; i < 300; i++) {
      folder.write("docs/" + i + ".txt", "text " + i + "\n");
    }
    folder.write("docs/large.bin", new byte[3_000_000]);
    folder.write("docs/empty", "");
    folder.write("secrets/b.yaml", "b: hunter2\n");
    git("add", "-A");
    assertThat(check("--staged")).isEqualTo(1);
    assertThat(stdout).contains("checked 303 files, 0 encrypted: 1 error, 0 warnings in 1 file");
    assertThat(check("--staged", "docs")).isZero();
    assertThat(stderr).isEmpty();
  }

  @Test
  void nothingStagedIsClean() {
    assertThat(check("--staged")).isZero();
    assertThat(stdout).isEqualTo("checked 0 files, 0 encrypted: nothing found\n");
  }

  @Test
  void whatHasChangedSinceARevision() throws Exception {
    git("checkout", "-q", "-b", "topic");
    folder.write("secrets/b.yaml", "b: hunter2\n");
    git("add", "-A");
    git("commit", "-q", "-m", "leak");
    assertThat(check("--changed-since", "main")).isEqualTo(1);
    assertThat(stdout).contains("secrets/b.yaml", "checked 1 file, 0 encrypted");
    assertThat(check("--changed-since", "HEAD")).isZero();
    Files.delete(folder.path.resolve("secrets/a.yaml"));
    assertThat(check("--changed-since", "HEAD")).isZero();
    assertThat(check("--changed-since", "nothing")).isEqualTo(2);
    assertThat(stderr).startsWith("git: ");
  }

  @Test
  void withoutArgumentsOnlyWhatGitFollows() throws Exception {
    folder.write("secrets/untracked.yaml", "b: hunter2\n");
    Files.delete(folder.path.resolve("README.md"));
    assertThat(check()).isZero();
    assertThat(stdout).isEqualTo("checked 2 files, 1 encrypted: nothing found\n");
    assertThat(check("secrets")).isEqualTo(1);
  }

  @Test
  void outsideOfARepositoryThereIsNothingStaged(@TempDir Path elsewhere) {
    folder = new SecretsFolder(elsewhere);
    assertThat(check("--staged")).isEqualTo(2);
    assertThat(stderr).contains("not a git repository");
  }

  private int check(String... args) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(args));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "HOME", folder.path.toString());
    int status =
        Cli.run(
            new Invocation(
                all,
                environment,
                folder.path,
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Terminals.NONE));
    stdout = out.toString(StandardCharsets.UTF_8);
    stderr = err.toString(StandardCharsets.UTF_8);
    return status;
  }

  private void git(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=n", "-c", "user.email=e@example.org"));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.path.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
