package org.sops4j.cli.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.text.GoText;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.ProgramSearch;
import org.sops4j.tree.Utf8;

/** Which files of a repository are meant, as the program git knows it. */
public final class GitFiles {
  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";

  private final Invocation invocation;
  private final Path top;

  private GitFiles(Invocation invocation, Path top) {
    this.invocation = invocation;
    this.top = top;
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
    GitFiles here = new GitFiles(invocation, invocation.workingDirectory());
    String top = Utf8.decode(here.git("rev-parse", "--show-toplevel"));
    return new GitFiles(invocation, Path.of(top.substring(0, top.length() - 1)));
  }

  /**
   * Returns the uppermost folder of the working tree.
   *
   * @return an absolute path
   */
  public Path top() {
    return top;
  }

  /**
   * Lists all files that git follows, but for symbolic links and submodules.
   *
   * @return the files in git's order, by name
   */
  public List<Entry> tracked() {
    List<Entry> entries = new ArrayList<>();
    for (String line : fields(git("ls-files", "--stage", "-z"))) {
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
            git(
                List.of(
                    "diff",
                    "--raw",
                    "-z",
                    "--no-abbrev",
                    "--no-renames",
                    "--no-ext-diff",
                    "--ignore-submodules",
                    "--diff-filter=d",
                    against,
                    "--")));
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
    Path path = top.resolve(name);
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

  private byte[] git(String... args) {
    return git(List.of(args));
  }

  private byte[] git(List<String> args) {
    List<String> command = new ArrayList<>();
    try {
      command.add(ProgramSearch.find("git", invocation.env("PATH"), invocation.workingDirectory()));
      command.addAll(List.of("-c", "diff.relative=false"));
      command.addAll(args);
      CommandRunner.Result result =
          CommandRunner.of(invocation.environment(), invocation.workingDirectory())
              .run(CommandRunner.Call.of(command).withFolder(top));
      if (result.status() != 0) {
        throw Failure.exit(1, "git: " + Utf8.decode(result.errors()).strip());
      }
      return result.output();
    } catch (IOException e) {
      throw Failure.exit(1, "git: " + ProgramSearch.reason(e));
    }
  }

  private static List<String> fields(byte[] output) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        fields.add(Utf8.decode(Arrays.copyOfRange(output, start, i)));
        start = i + 1;
      }
    }
    return fields;
  }
}
