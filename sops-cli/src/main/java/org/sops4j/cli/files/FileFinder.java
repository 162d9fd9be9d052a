package org.sops4j.cli.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.text.GoText;

/**
 * Finds the files that arguments stand for: files, folders with all that is in them, and globs,
 * which are expanded here so that they can be quoted on any shell. What exists by the very name is
 * no glob. What does not exist is noted, and the rest is found all the same.
 */
public final class FileFinder {
  private final Invocation invocation;
  private final Map<Path, SelectedFile> files = new LinkedHashMap<>();
  private final List<Selection.Problem> problems = new ArrayList<>();

  private FileFinder(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Finds files.
   *
   * @param arguments paths and globs as they were typed
   * @param invocation what relative paths start from
   * @return the files in the order of the arguments, those of a folder sorted by name
   */
  public static Selection find(List<String> arguments, Invocation invocation) {
    FileFinder finder = new FileFinder(invocation);
    for (String argument : arguments) {
      finder.add(argument);
    }
    return new Selection(List.copyOf(finder.files.values()), finder.problems);
  }

  private void add(String argument) {
    Path path = path(argument);
    if (path != null && !argument.isEmpty() && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      take(path, argument);
    } else if (Glob.isGlob(argument)) {
      expand(argument);
    } else {
      String name = path == null ? argument : path.toString();
      missing(argument, "cannot operate on non-existent file " + GoText.quote(name));
    }
  }

  private @Nullable Path path(String argument) {
    try {
      return invocation.absolute(argument);
    } catch (InvalidPathException e) {
      return null; // a zero byte, which no file has in its name
    }
  }

  private void expand(String argument) {
    String pattern = File.separatorChar == '\\' ? argument.replace('\\', '/') : argument;
    List<String> found = Glob.expand(pattern, invocation);
    if (found.isEmpty()) {
      missing(argument, "no file matches " + GoText.quote(argument));
    }
    for (String name : found) {
      take(invocation.absolute(name), name);
    }
  }

  private void missing(String argument, String text) {
    problems.add(new Selection.Problem(argument, text));
  }

  private void take(Path path, String name) {
    if (Files.isDirectory(path)) {
      new FolderWalk(this::found, problems::add).walk(path, name);
    } else if (Files.exists(path)) {
      found(new SelectedFile(path, name, true));
    } else {
      missing(name, "cannot operate on non-existent file " + GoText.quote(path.toString()));
    }
  }

  private void found(SelectedFile file) {
    files.putIfAbsent(file.path(), file);
  }
}
