package org.sops4j.cli.command;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.check.Content;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.check.CheckResult;
import org.sops4j.cli.check.GitBlobs;
import org.sops4j.cli.files.FileFinder;
import org.sops4j.cli.files.GitFiles;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;

/** The files that a check is about, and where their content comes from. */
final class CheckedFiles implements AutoCloseable {
  private final List<SelectedFile> files;
  private final List<CheckResult.Problem> problems = new ArrayList<>();
  private final Map<Path, String> blobs = new HashMap<>();
  private final @Nullable GitBlobs git;

  private CheckedFiles(Selection selection, @Nullable GitBlobs git) {
    this.files = selection.files();
    this.git = git;
    for (Selection.Problem problem : selection.problems()) {
      problems.add(new CheckResult.Problem(problem.name(), problem.text()));
    }
  }

  /**
   * Chooses the files.
   *
   * @throws Failure if git cannot tell which
   */
  static CheckedFiles choose(ParsedFlags flags, Session session) {
    Invocation invocation = session.invocation();
    List<String> arguments = flags.positionals();
    String revision = flags.text("changed-since");
    if (flags.bool("staged") && flags.isGiven("changed-since")) {
      throw CheckCommand.wrong("cannot use both --staged and --changed-since");
    }
    try {
      if (flags.bool("staged")) {
        return staged(GitFiles.open(invocation), arguments, invocation);
      }
      if (flags.isGiven("changed-since")) {
        GitFiles git = GitFiles.open(invocation);
        return onDisk(git.changedSince(revision), arguments, invocation);
      }
    } catch (Failure e) {
      throw Failure.exit(CheckCommand.NOT_CHECKED, e.text(), e.additions());
    }
    return arguments.isEmpty()
        ? ofFolder(invocation)
        : new CheckedFiles(FileFinder.find(arguments, invocation), null);
  }

  private static CheckedFiles staged(GitFiles git, List<String> arguments, Invocation invocation) {
    List<GitFiles.Entry> entries = below(git.staged(), arguments, invocation);
    GitBlobs contents = new GitBlobs(invocation, git.top());
    CheckedFiles files = new CheckedFiles(GitFiles.selection(entries), contents);
    for (GitFiles.Entry entry : entries) {
      files.blobs.put(entry.file().path(), entry.blob());
    }
    return files;
  }

  /** Without arguments: what git follows of the working directory, or all that is in there. */
  private static CheckedFiles ofFolder(Invocation invocation) {
    try {
      return onDisk(GitFiles.open(invocation).tracked(), List.of("."), invocation);
    } catch (Failure e) {
      return new CheckedFiles(FileFinder.find(List.of("."), invocation), null);
    }
  }

  /** Git also lists files that were removed from the working tree. */
  private static CheckedFiles onDisk(
      List<GitFiles.Entry> entries, List<String> arguments, Invocation invocation) {
    List<GitFiles.Entry> there = new ArrayList<>();
    for (GitFiles.Entry entry : below(entries, arguments, invocation)) {
      if (Files.exists(entry.file().path(), LinkOption.NOFOLLOW_LINKS)) {
        there.add(entry);
      }
    }
    return new CheckedFiles(GitFiles.selection(there), null);
  }

  private static List<GitFiles.Entry> below(
      List<GitFiles.Entry> entries, List<String> arguments, Invocation invocation) {
    if (arguments.isEmpty()) {
      return entries;
    }
    List<GitFiles.Entry> found = new ArrayList<>();
    for (GitFiles.Entry entry : entries) {
      for (String argument : arguments) {
        if (entry.file().path().startsWith(invocation.absolute(argument))) {
          found.add(entry);
          break;
        }
      }
    }
    return found;
  }

  List<SelectedFile> all() {
    return files;
  }

  List<CheckResult.Problem> problems() {
    return problems;
  }

  /** The content of a file: in the index if that is what is checked, otherwise on disk. */
  Content content(SelectedFile file) {
    GitBlobs index = git;
    String blob = blobs.get(file.path());
    if (index == null || blob == null) {
      return Content.of(file.path());
    }
    return () -> Content.of(index.read(blob)).open();
  }

  @Override
  public void close() {
    if (git != null) {
      git.close();
    }
  }
}
