package org.sops4j.cli.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.OsErrors;

/**
 * A tree of folders for results, each at the place that its file has in the working directory. No
 * result leaves the tree, by a link in it or otherwise, and none takes the place of a file that is
 * worked on.
 */
public final class OutputTree {
  private static final int COULD_NOT_WRITE = 3;

  private final Path root;
  private final String name;
  private final Path base;
  private final Set<Object> sources;

  private OutputTree(Path root, String name, Path base, Set<Object> sources) {
    this.root = root;
    this.name = name;
    this.base = base;
    this.sources = sources;
  }

  /**
   * Prepares a tree; makes nothing yet.
   *
   * @param folder the uppermost folder as it was typed
   * @param selection the files whose results it will hold
   * @param invocation the working directory
   * @return the tree
   */
  public static OutputTree open(String folder, Selection selection, Invocation invocation) {
    return new OutputTree(
        invocation.absolute(folder),
        folder,
        invocation.workingDirectory().normalize(),
        selection.identities());
  }

  /**
   * Writes a result that anybody may read.
   *
   * @param file the file that it was made of
   * @param result the whole content
   * @throws Failure if there is no place for it, or it cannot be written
   */
  public void write(SelectedFile file, byte[] result) {
    Path target = target(file, false);
    FileOutput.to(target, shown(target)).write(result);
  }

  /**
   * Writes a result that only its owner may read.
   *
   * @param file the file that it was made of
   * @param result the whole content
   * @throws Failure if there is no place for it, or it cannot be written
   */
  public void writeSecret(SelectedFile file, byte[] result) {
    Path target = target(file, true);
    FileOutput.to(target, shown(target)).writeSecret(result);
  }

  private Path target(SelectedFile file, boolean isSecret) {
    if (!file.path().startsWith(base) || file.path().equals(base)) {
      throw failure(
          "there is no place in "
              + name
              + " for a file outside of the working directory: change into a folder above it");
    }
    Path target = root.resolve(base.relativize(file.path()));
    try {
      makeFolders(root, target.getParent(), isSecret);
    } catch (IOException e) {
      throw failure("mkdir " + shown(target.getParent()) + ": " + OsErrors.reason(e));
    }
    if (Files.isSymbolicLink(target)) {
      throw failure(shown(target) + " is a symbolic link");
    }
    if (Files.exists(target) && sources.contains(Selection.identity(target))) {
      throw failure(shown(target) + " is one of the files to work on");
    }
    return target;
  }

  private void makeFolders(Path top, Path folder, boolean isSecret) throws IOException {
    if (!folder.equals(top)) {
      makeFolders(top, folder.getParent(), isSecret);
      if (Files.isSymbolicLink(folder)) {
        throw failure(shown(folder) + " is a symbolic link, which could lead out of " + name);
      }
    }
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      if (folder.equals(top)) {
        Files.createDirectories(folder, mode(isSecret));
      } else {
        Files.createDirectory(folder, mode(isSecret));
      }
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) { // another file was faster
        throw failure(shown(folder) + " is not a directory");
      }
    }
  }

  private static FileAttribute<?>[] mode(boolean isSecret) {
    return isSecret
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private String shown(Path target) {
    return SelectedFile.shown(FolderWalk.below(name, root.relativize(target).toString()));
  }

  private static Failure failure(String text) {
    return Failure.exit(COULD_NOT_WRITE, "Error: " + text);
  }
}
