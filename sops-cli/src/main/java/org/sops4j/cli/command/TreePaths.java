package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.tree.KeyPath;

/** Paths to what {@code set} and {@code unset} change (cli.md section 3.1). */
final class TreePaths {
  private TreePaths() {}

  /**
   * Reads a path that names something.
   *
   * @param complaint what the reference says of a path that cannot be read
   */
  static KeyPath parse(String text, String complaint) {
    try {
      KeyPath path = KeyPath.parse(text);
      if (!path.components().isEmpty()) {
        return path;
      }
      throw invalid(complaint, "the path is empty");
    } catch (IllegalArgumentException e) {
      throw invalid(complaint, String.valueOf(e.getMessage()));
    }
  }

  private static Failure invalid(String complaint, String reason) {
    return Failure.exit(
        ExitCodes.INVALID_SET_FORMAT,
        complaint,
        List.of("  " + reason, "  a path looks like '[\"key\"][0]' or '.key[0]'"));
  }
}
