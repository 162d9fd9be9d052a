package org.sops4j.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.tree.Utf8;

/**
 * The {@code pre-commit} hook of a repository. A shell script that is there already is kept, and
 * checks first what it checks; others are left alone.
 */
public final class HookFile {
  private static final String SHEBANG = "#!/bin/sh\n";

  /** A sops that is not ours takes each command of ours for a file to edit, and must fail then. */
  private static final String NO_EDITOR = "SOPS_EDITOR=false EDITOR=false ";

  private final Path file;
  private final Path top;
  private final Path gitFolder;

  private HookFile(Path file, Path top, Path gitFolder) {
    this.file = file;
    this.top = top;
    this.gitFolder = gitFolder;
  }

  /**
   * Finds the hook.
   *
   * @param git the program at the top of the working tree
   * @return the hook, there or not, wherever the configuration says that hooks are
   */
  public static HookFile of(Git git) {
    Path folder = git.folder().resolve(git.line("rev-parse", "--git-path", "hooks")).normalize();
    Path common = git.folder().resolve(git.line("rev-parse", "--git-common-dir")).normalize();
    return new HookFile(folder.resolve("pre-commit"), git.folder(), common);
  }

  /**
   * Returns the file.
   *
   * @return an absolute path
   */
  public Path file() {
    return file;
  }

  /**
   * Tells whether the hook is ours, or has ours in it.
   *
   * @return false if it does not check anything for us
   */
  public boolean isInstalled() {
    return MarkedBlock.isIn(read());
  }

  /**
   * Tells why the hook cannot be ours, and what to do instead.
   *
   * @param command what the hook is to run
   * @return lines for the user; null if nothing is in the way
   */
  public @Nullable List<String> obstacle(String command) {
    String text = read();
    if (MarkedBlock.isIn(text)) {
      return null;
    }
    if (file.toString().contains("/.husky/")) {
      return List.of(
          "hooks are those of husky (" + file.getParent() + "), which makes them itself",
          "  add the line '" + command + "' to .husky/pre-commit");
    }
    if (text.contains("pre-commit.com")) {
      return List.of(
          "the pre-commit hook is that of the pre-commit framework, which makes it itself",
          "  add a local hook with 'entry: " + command + "' to .pre-commit-config.yaml");
    }
    if (!file.startsWith(top) && !file.startsWith(gitFolder)) {
      return List.of(
          "hooks are in " + file.getParent() + " (core.hooksPath), which other repositories share",
          "  add the line '" + command + "' to its pre-commit hook by hand");
    }
    if (!text.isEmpty() && !isShell(text)) {
      return List.of(
          file + " is there already, and is no shell script to which a line could be added",
          "  let it run '" + command + "'");
    }
    return null;
  }

  private static boolean isShell(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? "" : text.substring(0, end).strip();
    return first.startsWith("#!") && first.matches("#!.*[/ ](sh|bash|dash|zsh|ksh)( .*)?");
  }

  /**
   * Makes the hook run a command, whose failure stops the commit.
   *
   * @param command the command
   * @return whether the file was made for it
   */
  public boolean install(String command) {
    boolean isNew = !Files.exists(file);
    String text = isNew ? SHEBANG : read();
    write(MarkedBlock.insertAfterFirstLine(text, List.of(NO_EDITOR + command + " || exit 1")));
    return isNew;
  }

  /**
   * Takes the command out.
   *
   * @param wasMade whether the file was made for it, and goes if nothing else is in it
   * @return whether it was there
   */
  public boolean uninstall(boolean wasMade) {
    String text = read();
    if (!MarkedBlock.isIn(text)) {
      return false;
    }
    String rest = MarkedBlock.remove(text);
    if (wasMade && rest.equals(SHEBANG)) {
      delete();
    } else {
      write(rest);
    }
    return true;
  }

  private String read() {
    try {
      // Byte for byte: whatever else is in it goes back as it was.
      return Files.exists(file) ? Utf8.decode(Files.readAllBytes(file)) : "";
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void write(String text) {
    try {
      boolean isNew = !Files.exists(file);
      Files.createDirectories(file.getParent());
      Files.write(file, Utf8.encode(text));
      if (isNew) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (IOException e) {
      throw failure(e);
    } catch (UnsupportedOperationException e) {
      // A file system without modes runs everything.
    }
  }

  private void delete() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Failure failure(IOException e) {
    return Failure.exit(1, "cannot change the hook " + file + ": " + e.getMessage());
  }
}
