package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.OutputTree;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.files.Selection;

/** Where the results of many files go: over the files themselves, or into a tree of their own. */
final class ManyTargets {
  private final @Nullable OutputTree tree;
  private final Selection selection;
  private final boolean isPlain;

  private ManyTargets(@Nullable OutputTree tree, Selection selection, boolean isPlain) {
    this.tree = tree;
    this.selection = selection;
    this.isPlain = isPlain;
  }

  /**
   * Reads the flags.
   *
   * @param selection the files to work on
   * @param isPlain whether results are in clear
   * @throws Failure if they do not name one place
   */
  static ManyTargets of(ParsedFlags flags, Selection selection, boolean isPlain, Session session) {
    String folder = flags.text("output-dir");
    boolean isInPlace = flags.bool("in-place");
    if (isInPlace && !folder.isEmpty()) {
      throw wrong("Error: cannot operate on both --output-dir and --in-place");
    }
    if (!isInPlace && folder.isEmpty()) {
      throw wrong(
          "Error: the results of many files need a place each: --in-place to write over the files,"
              + " or --output-dir DIR for a tree of folders");
    }
    return isInPlace
        ? new ManyTargets(null, selection.withoutAliases(), isPlain)
        : new ManyTargets(
            OutputTree.open(folder, selection, session.invocation()), selection, isPlain);
  }

  private static Failure wrong(String text) {
    return Failure.exit(ExitCodes.CONFLICTING_PARAMETERS, text);
  }

  /** The files to work on: no file twice if it is written over. */
  Selection selection() {
    return selection;
  }

  /** Writes the result of one file. */
  void write(SelectedFile file, byte[] result, Session own) {
    if (tree == null) {
      Destination.writeOver(file.path(), result, own.log());
    } else if (isPlain) {
      tree.writeSecret(file, result);
    } else {
      tree.write(file, result);
    }
  }
}
