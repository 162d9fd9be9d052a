package org.sops4j.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFinderTest {
  @TempDir Path temp;
  private Folder folder;

  @BeforeEach
  void makeFolder() {
    folder = new Folder(temp.resolve("work"));
  }

  @Test
  void foldersGiveAllTheirFilesSortedByName() {
    folder.with("f/z.yaml", "f/a/2.yaml", "f/a/10.yaml", "f/.env", "f/B.yaml");

    assertThat(folder.names("f"))
        .containsExactly("f/.env", "f/B.yaml", "f/a/10.yaml", "f/a/2.yaml", "f/z.yaml");
  }

  @Test
  void argumentsKeepTheirOrderAndEachFileStandsOnce() {
    folder.with("f/a", "f/b", "c");

    assertThat(folder.names("c", "f/b", "f", "./c", "f/../f/a")).containsExactly("c", "f/b", "f/a");
  }

  @Test
  void theWorkingDirectoryIsNamedByItsFilesAlone() {
    folder.with("a", "f/b");

    assertThat(folder.names(".")).containsExactly("a", "f/b");
  }

  @Test
  void foldersOfVersionControlAreLeftOut() {
    folder.with("f/.git/config", "f/.hg/x", "f/.svn/y", "f/g/.git/z", "f/.github/secrets.yaml");

    assertThat(folder.names("f")).containsExactly("f/.github/secrets.yaml");
  }

  @Test
  void resultsOnTheirWayIntoPlaceAreLeftOut() {
    folder.with("f/.sops-123-abc.tmp", "f/a");

    assertThat(folder.names("f")).containsExactly("f/a");
  }

  @Test
  void symbolicLinksInFoldersAreNotFollowed() {
    folder.with("outside/secret", "f/a").link("f/folder", "../outside").link("f/b", "a");

    assertThat(folder.names("f")).containsExactly("f/a");
  }

  @Test
  void symbolicLinksThatAreNamedAreFollowed() {
    folder.with("real/a").link("folder", "real").link("file", "real/a");

    assertThat(folder.names("folder", "file")).containsExactly("folder/a", "file");
  }

  @Test
  void aFileWithSeveralNamesIsWrittenOnce() throws IOException {
    folder.with("a", "b").link("link", "a");
    Files.createLink(folder.path("hard"), folder.path("b"));

    Selection all = folder.find("link", "a", "b", "hard");

    assertThat(Folder.names(all)).containsExactly("link", "a", "b", "hard");
    assertThat(Folder.names(all.withoutAliases())).containsExactly("link", "b");
  }

  @Test
  void whatIsNotThereIsNotedAndTheRestIsFound() {
    folder.with("a").link("dangling", "nowhere");

    Selection found = folder.find("x", "a", "*.yaml", "dangling", "");

    assertThat(Folder.names(found)).containsExactly("a");
    assertThat(found.problems())
        .extracting(Selection.Problem::text)
        .containsExactly(
            "cannot operate on non-existent file \"" + folder.path("x") + "\"",
            "no file matches \"*.yaml\"",
            "cannot operate on non-existent file \"" + folder.path("dangling") + "\"",
            "cannot operate on non-existent file \"" + folder.path("") + "\"");
  }

  @Test
  void aPathThatExistsIsNoGlob() {
    folder.with("a[1].yaml", "a1.yaml", "*", "b");

    assertThat(folder.names("a[1].yaml")).containsExactly("a[1].yaml");
    assertThat(folder.names("*")).containsExactly("*");
  }

  @Test
  void globsMeanWhatTheyMeanToAShell() {
    folder.with("a.yaml", "b.yaml", "b.json", ".c.yaml", "f/d.yaml", "f/g/e.yaml");

    assertThat(folder.names("*.yaml")).containsExactly("a.yaml", "b.yaml");
    assertThat(folder.names("?.json")).containsExactly("b.json");
    assertThat(folder.names("[b-z].{json,yaml}")).containsExactly("b.json", "b.yaml");
    assertThat(folder.names("[!a].yaml")).containsExactly("b.yaml");
    assertThat(folder.names(".*.yaml")).containsExactly(".c.yaml");
    assertThat(folder.names("f/*.yaml")).containsExactly("f/d.yaml");
    assertThat(folder.names("*/*/e.yaml")).containsExactly("f/g/e.yaml");
  }

  @Test
  void twoStarsStandForAnyNumberOfFolders() {
    folder.with("a.yaml", "f/b.yaml", "f/g/c.yaml", ".h/d.yaml", ".git/e.yaml", "f/x");

    assertThat(folder.names("**/*.yaml")).containsExactly("a.yaml", "f/b.yaml", "f/g/c.yaml");
    assertThat(folder.names("f/**")).containsExactly("f/b.yaml", "f/g/c.yaml", "f/x");
    assertThat(folder.names("f/**/g/*")).containsExactly("f/g/c.yaml");
  }

  @Test
  void aGlobThatMatchesFoldersGivesTheirFiles() {
    folder.with("f1/a", "f2/g/b", "c");

    assertThat(folder.names("f*")).containsExactly("f1/a", "f2/g/b");
  }

  @Test
  void absoluteGlobsGiveAbsoluteNames() {
    folder.with("f/a.yaml");

    assertThat(folder.names(folder.path("f") + "/*.yaml"))
        .isEqualTo(List.of(folder.path("f/a.yaml").toString()));
  }

  @Test
  void namesWithBlanksUmlautsAndLineFeedsAreNamesLikeOthers() {
    folder.with("f/a b", "f/ä", "f/x\ny");

    Selection found = folder.find("f");

    assertThat(Folder.names(found)).containsExactly("f/a b", "f/x\ny", "f/ä");
    assertThat(found.files())
        .extracting(SelectedFile::shownName)
        .containsExactly("f/a b", "\"f/x\\ny\"", "f/ä");
  }

  @Test
  void filesOfFoldersAreToldFromThoseThatWereNamed() {
    folder.with("a.yaml", "f/b");

    assertThat(folder.find("*.yaml", "f").files())
        .extracting(SelectedFile::isNamed)
        .containsExactly(true, false);
  }
}
