package org.sops4j.cli.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.OsErrors;

/**
 * All files in a folder and below, in the order of their names. The folders of version control are
 * left out, and so are symbolic links: what they lead to may lie outside of the folder, where
 * nobody expects a file to be changed, and is found by its own name otherwise.
 */
final class FolderWalk {
  private static final Set<String> VERSION_CONTROL =
      Set.of(".git", ".hg", ".svn", ".bzr", ".jj", ".pijul", "_darcs", "CVS");

  private final Consumer<SelectedFile> files;
  private final Consumer<Selection.Problem> problems;

  FolderWalk(Consumer<SelectedFile> files, Consumer<Selection.Problem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /** Whether a name is never what a person means by the files of a folder. */
  static boolean isSkipped(String name) {
    return VERSION_CONTROL.contains(name) || FileOutput.isUnfinished(name);
  }

  /**
   * Walks through a folder.
   *
   * @param folder its absolute path
   * @param name the folder as messages name it
   */
  void walk(Path folder, String name) {
    for (Path entry : entries(folder, name)) {
      String last = String.valueOf(entry.getFileName());
      if (isSkipped(last)) {
        continue;
      }
      try {
        visit(entry, below(name, last));
      } catch (IOException e) {
        report(entry, below(name, last), e);
      }
    }
  }

  private void visit(Path entry, String name) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      walk(entry, name);
    } else if (attributes.isRegularFile()) {
      files.accept(new SelectedFile(entry, name, false));
    }
  }

  private List<Path> entries(Path folder, String name) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
    } catch (DirectoryIteratorException e) {
      report(folder, name, e.getCause());
    } catch (IOException e) {
      report(folder, name, e);
    }
    entries.sort(null);
    return entries;
  }

  private void report(Path path, String name, IOException e) {
    String text = "open " + SelectedFile.shown(path.toString()) + ": " + OsErrors.reason(e);
    problems.accept(new Selection.Problem(name, text));
  }

  static String below(String folder, String name) {
    if (folder.equals(".")) {
      return name;
    }
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
