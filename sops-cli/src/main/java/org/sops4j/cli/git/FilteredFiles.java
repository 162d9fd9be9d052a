package org.sops4j.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;

/** The files that are in clear in the working tree, or shall be. */
public final class FilteredFiles {
  private static final String THESE = ":(top,attr:filter=sops)";

  private final Git git;

  /**
   * Takes the files of a repository.
   *
   * @param git the program at the top of the working tree
   */
  public FilteredFiles(Git git) {
    this.git = git;
  }

  /**
   * Lists them.
   *
   * @return paths from the top
   */
  public List<String> all() {
    return git.fields(List.of("ls-files", "-z", "--", THESE));
  }

  /**
   * Lists those that differ from what is in the index.
   *
   * @return paths from the top
   */
  public List<String> changed() {
    return git.fields(List.of("diff", "--name-only", "--no-textconv", "-z", "--", THESE));
  }

  /**
   * Writes files to the working tree again, as they are in the index and as the filter that is set
   * up now has it. Git itself sees no reason to, so they are removed first.
   *
   * @param paths paths from the top
   */
  public void checkOut(List<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    try {
      for (String path : paths) {
        Files.deleteIfExists(git.folder().resolve(path));
      }
    } catch (IOException e) {
      throw Failure.exit(1, "cannot write the working tree: " + e.getMessage());
    }
    List<String> command = new ArrayList<>(List.of("checkout-index", "-f", "-u", "--"));
    command.addAll(paths);
    git.output(command);
  }
}
