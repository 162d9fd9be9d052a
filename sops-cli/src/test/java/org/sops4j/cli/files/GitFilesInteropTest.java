package org.sops4j.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.Failure;

@Tag("interop")
class GitFilesInteropTest {
  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void makeRepository() throws Exception {
    folder = new Folder(temp.toRealPath().resolve("r e p o"));
    folder.with("a.yaml", "f/b c.yaml", "f/ä.yaml", "f/x\ny.yaml", "removed", "untouched");
    folder.link("link", "a.yaml");
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
  }

  @Test
  void tracksFilesWhateverTheirNames() {
    folder.with("untracked");

    assertThat(names(git().tracked()))
        .containsExactly("a.yaml", "f/b c.yaml", "f/x\ny.yaml", "f/ä.yaml", "removed", "untouched");
  }

  @Test
  void stagedFilesAreThoseOfTheNextCommit() throws Exception {
    Files.writeString(folder.path("f/ä.yaml"), "changed");
    Files.writeString(folder.path("a.yaml"), "changed, but not staged");
    folder.with("new\nfile");
    git("add", "f/ä.yaml", "new\nfile");
    git("rm", "-q", "removed");
    git("mv", "untouched", "moved");

    List<GitFiles.Entry> staged = git().staged();

    assertThat(names(staged)).containsExactly("f/ä.yaml", "moved", "new\nfile");
    assertThat(git("cat-file", "blob", staged.get(0).blob())).isEqualTo("changed");
  }

  @Test
  void filesAreListedBeforeTheFirstCommit() throws Exception {
    folder = new Folder(temp.toRealPath().resolve("empty"));
    folder.with("a");
    git("init", "-q");
    git("add", "a");

    assertThat(names(git().staged())).containsExactly("a");
  }

  @Test
  void changesAreThoseOfTheWorkingTree() throws Exception {
    Files.writeString(folder.path("a.yaml"), "second");
    git("commit", "-q", "-a", "-m", "second");
    Files.writeString(folder.path("f/b c.yaml"), "third");

    assertThat(names(git().changedSince("HEAD~1"))).containsExactly("a.yaml", "f/b c.yaml");
    assertThat(names(git().changedSince("main"))).containsExactly("f/b c.yaml");
  }

  @Test
  void namesAreRelativeToWhereThePersonStands() {
    GitFiles below = GitFiles.open(new Folder(folder.path("f")).invocation());

    assertThat(names(below.tracked())).contains("b c.yaml", folder.path("a.yaml").toString());
  }

  @Test
  void aRevisionThatIsNoneIsAnError() {
    assertThatThrownBy(() -> git().changedSince("nowhere"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> git().changedSince("--output=x"))
        .isInstanceOf(Failure.class)
        .hasMessage("git: \"--output=x\" is not a revision");
  }

  @Test
  void outsideOfARepositoryGitSaysSo() {
    assertThatThrownBy(() -> GitFiles.open(new Folder(temp).invocation()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("git: fatal: not a git repository");
  }

  private GitFiles git() {
    return GitFiles.open(folder.invocation());
  }

  private static List<String> names(List<GitFiles.Entry> entries) {
    return Folder.names(GitFiles.selection(entries));
  }

  private String git(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=n", "-c", "user.email=e@example.org"));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.path("").toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
