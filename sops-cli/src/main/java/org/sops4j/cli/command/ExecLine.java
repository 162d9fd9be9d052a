package org.sops4j.cli.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;

/**
 * The file and the command that {@code exec-env} and {@code exec-file} are given.
 *
 * @param file the encrypted file, as it was typed
 * @param words one line for a shell, or a program and its arguments
 * @param isShell whether it is a line for a shell
 */
record ExecLine(String file, List<String> words, boolean isShell) {
  private static final String PLACE = "{}";

  ExecLine {
    words = List.copyOf(words);
  }

  /**
   * Reads the arguments. The reference takes two positionals and nothing else. What it refuses, a
   * file, {@code --} and more than one word, is a program that runs without a shell.
   */
  static ExecLine of(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    if (positionals.size() != 2 && !isProgram(positionals.size(), session)) {
      throw Failure.exit(ExitCodes.GENERIC, "error: missing file to decrypt");
    }
    return new ExecLine(
        positionals.get(0), positionals.subList(1, positionals.size()), positionals.size() == 2);
  }

  /** Tells whether {@code --} stands between the first positional and all others. */
  private static boolean isProgram(int positionals, Session session) {
    List<String> typed = session.root().positionals();
    int separator = typed.size() - positionals;
    return positionals > 2 && separator > 0 && typed.get(separator).equals("--");
  }

  /** Puts the path of a file in all places that are left for it. */
  ExecLine withPath(String path) {
    List<String> replaced = new ArrayList<>();
    for (String word : words) {
      replaced.add(word.replace(PLACE, path));
    }
    return new ExecLine(file, replaced, isShell);
  }

  /** The shell of the system, with the line as its argument. */
  List<String> shellCommand() {
    return isWindows()
        ? List.of("cmd.exe", "/C", words.get(0))
        : List.of("/bin/sh", "-c", words.get(0));
  }

  static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
