package org.sops4j.cli.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.cli.Invocation;

/**
 * Globs as shells have them: {@code *}, {@code ?}, <code>[a-z]</code>, <code>{a,b}</code>, and
 * {@code **} for any number of folders. A name with a leading dot must be asked for with its dot. A
 * backslash takes the meaning of the next character away.
 */
final class Glob {
  private final Invocation invocation;
  private final List<String> segments;
  private final Set<String> found = new LinkedHashSet<>();

  private Glob(Invocation invocation, List<String> segments) {
    this.invocation = invocation;
    this.segments = segments;
  }

  /** Whether there is anything in a text that could be a pattern. */
  static boolean isGlob(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("*?[{\\".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The paths that match, as they would have been typed; sorted within each alternative. */
  static List<String> expand(String pattern, Invocation invocation) {
    List<String> found = new ArrayList<>();
    for (String alternative : Braces.expand(pattern)) {
      Glob glob = new Glob(invocation, split(alternative));
      glob.descend(alternative.startsWith("/") ? "/" : "", 0);
      found.addAll(glob.found);
    }
    return found;
  }

  private static List<String> split(String pattern) {
    List<String> segments = new ArrayList<>();
    for (String segment : pattern.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  /** Goes on with the segments from an index on, in a folder that was found. */
  private void descend(String folder, int index) {
    if (index == segments.size()) {
      if (!folder.isEmpty()) {
        found.add(folder);
      }
      return;
    }
    String segment = segments.get(index);
    boolean isLast = index == segments.size() - 1;
    if (segment.equals("**")) {
      anyDepth(folder, isLast ? index : index + 1, isLast);
      return;
    }
    String literal = Wildcard.literal(segment);
    if (literal != null) {
      step(below(folder, literal), index, isLast);
      return;
    }
    for (String name : names(folder)) {
      if (Wildcard.matches(segment, name)) {
        step(below(folder, name), index, isLast);
      }
    }
  }

  private void step(String path, int index, boolean isLast) {
    Path place = invocation.absolute(path);
    if (isLast ? Files.exists(place, LinkOption.NOFOLLOW_LINKS) : Files.isDirectory(place)) {
      descend(path, index + 1);
    }
  }

  /** A last {@code **} is the folder with all that is in it; another one stands for any folders. */
  private void anyDepth(String folder, int next, boolean isLast) {
    if (isLast) {
      found.add(folder.isEmpty() ? "." : folder);
      return;
    }
    descend(folder, next);
    for (String name : names(folder)) {
      Path place = invocation.absolute(below(folder, name));
      if (!name.startsWith(".") && Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        anyDepth(below(folder, name), next, false);
      }
    }
  }

  /** The names in a folder, sorted; none if it cannot be read, as in a shell. */
  private List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(invocation.absolute(folder.isEmpty() ? "." : folder))) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!FolderWalk.isSkipped(name)) {
          names.add(name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  private static String below(String folder, String name) {
    return folder.isEmpty() ? name : FolderWalk.below(folder, name);
  }
}
