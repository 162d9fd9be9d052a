package org.sops4j.cli.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.git.Git;
import org.sops4j.cli.text.GoText;

/** Which files of a repository are meant, as the program git knows it. */
public final class GitFiles {
  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";

  private final Invocation invocation;
  private final Git git;

  private GitFiles(Invocation invocation, Git git) {
    this.invocation = invocation;
    this.git = git;
  }

  /**
   * A file in the index, or in the working tree where that differs from it.
   *
   * @param file the file
   * @param blob the object name of its content in the index; zeros if git has not made any
   */
  public record Entry(SelectedFile file, String blob) {}

  /**
   * Finds the repository around the working directory.
   *
   * @param invocation the working directory, and the environment that git is given
   * @return its files
   * @throws Failure if there is no repository, or no git
   */
  public static GitFiles open(Invocation invocation) {
    return new GitFiles(invocation, Git.atTop(invocation));
  }

  /**
   * Returns the uppermost folder of the working tree.
   *
   * @return an absolute path
   */
  public Path top() {
    return git.folder();
  }

  /**
   * Lists all files that git follows, but for symbolic links and submodules.
   *
   * @return the files in git's order, by name
   */
  public List<Entry> tracked() {
    List<Entry> entries = new ArrayList<>();
    for (String line : fields("ls-files", "--stage", "-z")) {
      int tab = line.indexOf('\t'); // mode, object and number of the side in a conflict, then name
      String[] words = line.substring(0, tab).split(" ", -1);
      add(entries, words[0], words[1], line.substring(tab + 1));
    }
    return entries;
  }

  /**
   * Lists the files that the next commit makes or changes.
   *
   * @return the files, with what is to be committed of each
   */
  public List<Entry> staged() {
    return changed("--cached");
  }

  /**
   * Lists the files that git follows and whose content in the working tree differs from that in a
   * commit.
   *
   * @param revision the commit in any way that git knows, such as {@code main} or {@code HEAD~3}
   * @return the files
   * @throws Failure if there is no such commit
   */
  public List<Entry> changedSince(String revision) {
    if (revision.isEmpty() || revision.startsWith("-")) {
      throw Failure.exit(1, "git: " + GoText.quote(revision) + " is not a revision");
    }
    return changed(revision);
  }

  private List<Entry> changed(String against) {
    List<String> fields =
        fields(
            "diff",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--no-ext-diff",
            "--ignore-submodules",
            "--diff-filter=d",
            against,
            "--");
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      String[] words = fields.get(i).split(" ", -1); // :mode mode object object letter
      add(entries, words[1], words[3], fields.get(i + 1));
    }
    return entries;
  }

  /** A file in conflict is listed once for each side. */
  private void add(List<Entry> entries, String mode, String blob, String name) {
    if (mode.equals(LINK) || mode.equals(SUBMODULE)) {
      return;
    }
    Path path = top().resolve(name);
    Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    if (last == null || !last.file().path().equals(path)) {
      entries.add(new Entry(SelectedFile.of(path, invocation), blob));
    }
  }

  /**
   * Returns the files alone.
   *
   * @param entries entries in any order
   * @return their files as a selection without problems
   */
  public static Selection selection(List<Entry> entries) {
    List<SelectedFile> files = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      files.add(entry.file());
    }
    return new Selection(files, List.of());
  }

  private List<String> fields(String... args) {
    List<String> all = new ArrayList<>(List.of("-c", "diff.relative=false"));
    all.addAll(List.of(args));
    return git.fields(all);
  }
}
