package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.git.Git;
import org.sops4j.tree.Format;

/**
 * A file that git could not merge, with the versions that are in the index until it is settled.
 *
 * @param path the path from the top of the working tree
 * @param base the object of the version in common; null if there is none
 * @param ours the object of our version; null if we removed it
 * @param theirs the object of their version; null if they removed it
 */
record UnmergedFile(
    String path, @Nullable String base, @Nullable String ours, @Nullable String theirs) {
  private static final int SIDES = 3;

  /** Lists all of them. */
  static List<UnmergedFile> all(Git git) {
    Map<String, @Nullable String[]> objects = new LinkedHashMap<>();
    for (String line : git.fields(List.of("ls-files", "--unmerged", "-z"))) {
      int tab = line.indexOf('\t'); // mode, object and side, then the path
      String[] words = line.substring(0, tab).split(" ", -1);
      objects
              .computeIfAbsent(line.substring(tab + 1), any -> new String[SIDES])[
              Integer.parseInt(words[2]) - 1] =
          words[1];
    }
    List<UnmergedFile> files = new ArrayList<>();
    objects.forEach(
        (path, sides) -> files.add(new UnmergedFile(path, sides[0], sides[1], sides[2])));
    return files;
  }

  Path file(Git git) {
    return git.folder().resolve(path);
  }

  /** Reads the versions. */
  FileVersions versions(Git git) {
    if (ours == null || theirs == null) {
      String side = ours == null ? "ours" : "theirs";
      throw Failure.exit(
          MergeReport.NOT_MERGED,
          MergeReport.START + path + " was removed by " + side + ", and changed by the other side",
          List.of("  keep it with git add, or remove it with git rm"));
    }
    byte[] before = base == null ? null : blob(git, base);
    return new FileVersions(Format.ofPath(path), before, blob(git, ours), blob(git, theirs));
  }

  private static byte[] blob(Git git, String object) {
    return git.output("cat-file", "blob", object);
  }
}
