package org.sops4j.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files to work on, and what could not be found.
 *
 * @param files the files in a stable order, each path once
 * @param problems what is wrong with the rest, in the order of the arguments
 */
public record Selection(List<SelectedFile> files, List<Problem> problems) {
  /** Copies the lists. */
  public Selection {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * An argument, or a folder below one, that leads to no file.
   *
   * @param name the argument or the folder as messages name it
   * @param text the whole complaint, one line
   */
  public record Problem(String name, String text) {}

  /**
   * Returns the same selection in which each file that is written stands once, even if it has
   * several names: links would let two tasks write the same file at a time.
   *
   * @return the selection with the first name of each file
   */
  public Selection withoutAliases() {
    Set<Object> seen = new HashSet<>();
    List<SelectedFile> distinct = new ArrayList<>();
    for (SelectedFile file : files) {
      if (seen.add(identity(file.path()))) {
        distinct.add(file);
      }
    }
    return new Selection(distinct, problems);
  }

  /** What the file system knows all files by. */
  Set<Object> identities() {
    Set<Object> identities = new HashSet<>();
    for (SelectedFile file : files) {
      identities.add(identity(file.path()));
    }
    return identities;
  }

  /** What the file system knows a file by, whatever its name; the path where it does not tell. */
  static Object identity(Path path) {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path.toRealPath() : key;
    } catch (IOException e) {
      return path;
    }
  }
}
