package org.sops4j.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.process.ForegroundProgram;
import org.sops4j.cli.text.GoText;
import org.sops4j.spi.CommandLine;
import org.sops4j.spi.ProgramSearch;

/** The program that people edit with (cli.md section 6.3). */
public final class Editor {
  private static final int NO_EDITOR_FOUND = 201;
  private static final List<String> VARIABLES = List.of("SOPS_EDITOR", "EDITOR");
  private static final List<String> USUAL = List.of("vim", "nano", "vi");

  private final Invocation invocation;

  /**
   * Makes an editor.
   *
   * @param invocation whose environment says which program it is
   */
  public Editor(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Opens a file and waits until the person is done with it.
   *
   * @param file the file
   * @throws Failure with status 201 if there is no such program, or it says that it failed
   */
  public void open(Path file) {
    List<String> command = new ArrayList<>(command());
    command.add(file.toString());
    int status;
    try {
      status = new ForegroundProgram(command, invocation).run();
    } catch (IOException e) {
      throw failure("fork/exec " + command.get(0) + ": " + ProgramSearch.reason(e));
    }
    if (status != 0) {
      throw failure("exit status " + status);
    }
  }

  private List<String> command() {
    for (String variable : VARIABLES) {
      String value = invocation.env(variable);
      if (!value.isEmpty()) {
        return named(value, variable);
      }
    }
    for (String name : USUAL) {
      try {
        return List.of(find(name));
      } catch (IOException e) {
        // The next one, then.
      }
    }
    throw failure(
        "no editor available: sops attempts to use the editor defined in the SOPS_EDITOR or EDITOR"
            + " environment variables, and if that's not set defaults to any of "
            + String.join(", ", USUAL)
            + ", but none of them could be found");
  }

  /** Only blanks name no program; what then fails to start is the file, as in the reference. */
  private List<String> named(String value, String variable) {
    List<String> words;
    try {
      words = new ArrayList<>(CommandLine.split(value));
    } catch (IllegalArgumentException e) {
      throw failure("invalid $" + variable + ": " + value);
    }
    if (!words.isEmpty()) {
      try {
        words.set(0, find(words.get(0)));
      } catch (IOException e) {
        throw failure("exec: " + GoText.quote(words.get(0)) + ": " + e.getMessage());
      }
    }
    return words;
  }

  private String find(String name) throws IOException {
    return ProgramSearch.find(name, invocation.env("PATH"), invocation.workingDirectory());
  }

  private static Failure failure(String reason) {
    return Failure.exit(NO_EDITOR_FOUND, "Could not run editor: " + reason);
  }
}
